// As `node --require dd-trace/init app.cjs` has it.
require('dd-trace/init')
require('./plain.cjs')
