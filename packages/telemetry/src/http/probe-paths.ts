/** Where machines ask how a service does. They ask often: no spans, and no log lines at info. */
export const probePaths = ['/metrics', '/healthz', '/readyz', '/health'] as const

export type ProbePath = (typeof probePaths)[number]

export const isProbe = (path: string): path is ProbePath => (probePaths as readonly string[]).includes(path)
