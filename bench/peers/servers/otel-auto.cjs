// As `node --require @opentelemetry/auto-instrumentations-node/register app.cjs` has it.
require('@opentelemetry/auto-instrumentations-node/register')
require('./plain.cjs')
