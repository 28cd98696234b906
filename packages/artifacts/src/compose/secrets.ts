import { receiversIn, secretsOf, type Routing } from '@octoscope/spec'

/** The password of Grafana's first administrator. */
export const grafanaPassword = 'grafana_admin_password'

/** The secrets that routing names: what its receivers are reached with. */
export const routingSecrets = (routing: Routing): readonly string[] => secretsOf(receiversIn(routing))

/** A secret is a file that the operator puts there. Compose starts nothing while one is missing. */
export const secretFile = (name: string) => ({ file: `./secrets/${name}` })
