// node --import ./loaded-modules.ts program.ts: tells on standard error, at the end, every file that was loaded.
import { writeSync } from 'node:fs'
import { registerHooks } from 'node:module'

const loaded = new Set<string>()
registerHooks({
  load: (url, context, nextLoad) => {
    loaded.add(url)
    return nextLoad(url, context)
  },
})
process.on('exit', () => writeSync(2, `${JSON.stringify([...loaded])}\n`))
