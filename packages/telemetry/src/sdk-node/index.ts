export { startNodeSdk } from './start-node-sdk.ts'
export type { Additions } from './start-node-sdk.ts'
