/**
 * Node's `http`. An `import` from it reads all its exports, and the getter of one loads undici: 12 ms and 3 MB beside Fastify,
 * 47 ms and 15 MB alone.
 */
export const http = process.getBuiltinModule('node:http')
