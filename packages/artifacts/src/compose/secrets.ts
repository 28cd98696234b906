import { receiversIn, secretsOf, type Environment, type Routing } from '@octoscope/spec'

/** The password of Grafana's first administrator. */
export const grafanaPassword = 'grafana_admin_password'

/** The secrets that routing names: what its receivers are reached with. */
export const routingSecrets = (routing: Routing): readonly string[] => secretsOf(receiversIn(routing))

/** The secrets of the stores that samples are sent to. */
export const storageSecrets = ({ storage }: Environment): readonly string[] =>
  (storage.remoteWrite ?? []).flatMap(({ tokenSecret }) => tokenSecret ?? [])

/** A secret is a file that the operator puts there. Compose starts nothing while one is missing. */
export const secretFile = (name: string) => ({ file: `./secrets/${name}` })
