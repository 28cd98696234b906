import type { Settings } from './settings.ts'

/** The environment of the HTTP service: `PORT` counts more than the configuration. */
export const settingsEnv = ({ metrics: { port } }: Settings, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  env['PORT'] === undefined && port !== undefined ? { ...env, PORT: String(port) } : env
