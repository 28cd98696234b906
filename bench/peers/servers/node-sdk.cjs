// The SDK with no instrumentation: what its start alone costs.
const { NodeSDK } = require('@opentelemetry/sdk-node')

new NodeSDK({ instrumentations: [] }).start()
