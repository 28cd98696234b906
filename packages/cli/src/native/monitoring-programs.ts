import { retention } from '@octoscope/artifacts'
import { alertmanager, nodeExporter, prometheus } from '@octoscope/platform'
import type { Environment, Service } from '@octoscope/spec'
import { urlOf } from './environment.ts'
import type { Program } from './program.ts'
import type { RunFolder } from './run-folder.ts'

/** Debian's programs that watch, those first that the others need. Flags that Prometheus 2.42 and Alertmanager 0.25 know. */
export const monitoringPrograms = (
  environment: Environment,
  folder: RunFolder,
): readonly (readonly Program[])[] => [
  [
    program(alertmanager, environment, {
      command: 'prometheus-alertmanager',
      args: [
        `--config.file=${folder.alertmanagerConfig}`,
        `--storage.path=${folder.data(alertmanager.name)}`,
        '--cluster.listen-address=', // else it listens for peers on every interface
      ],
      debianPackage: 'prometheus-alertmanager',
      readyPath: '/-/ready',
    }),
    program(nodeExporter, environment, {
      command: 'prometheus-node-exporter',
      args: [],
      debianPackage: 'prometheus-node-exporter',
      readyPath: '/',
    }),
  ],
  [
    program(prometheus, environment, {
      command: 'prometheus',
      args: [
        `--config.file=${folder.prometheusConfig}`,
        `--storage.tsdb.path=${folder.data(prometheus.name)}`,
        ...retention(environment),
        '--enable-feature=exemplar-storage',
      ],
      debianPackage: 'prometheus',
      readyPath: '/-/ready',
    }),
  ],
]

interface Daemon {
  readonly command: string
  readonly args: readonly string[]
  readonly debianPackage: string
  readonly readyPath: string
}

const program = (
  service: Service,
  environment: Environment,
  { args, readyPath, ...daemon }: Daemon,
): Program => {
  const url = urlOf(service, environment)
  return {
    name: service.name,
    kind: 'monitoring',
    args: [...args, `--web.listen-address=${environment.address(service)}`],
    env: {},
    url,
    ready: `${url}${readyPath}`,
    ...daemon,
  }
}
