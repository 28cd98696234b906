import { readAgent } from './config.ts'
import { programs } from './programs.ts'

/** Which service this is depends on AGENT, so a wrong one is told without a logger. */
const chosen = () => {
  try {
    return readAgent(process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

await programs[chosen()](process.env)
