import { join } from 'node:path'

/** Shared by all tests: the services are compiled once, not once for each start. */
export const compileCache = join(import.meta.dirname, '../../.octoscope/compile-cache')
