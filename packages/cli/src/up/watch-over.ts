import { once } from 'node:events'
import { prometheus } from '@octoscope/platform'
import { printJson } from '../terminal/json.ts'
import { players } from '../traffic/players.ts'
import { has, type Run } from './run.ts'
import { waitForScrapes, type TargetStatus } from './targets.ts'

/** Tells where everything is, sends gentle traffic, and stays until it is told to stop. Resolves to the exit code. */
export const watchOver = async (run: Run): Promise<number> => {
  const { running, options, out, signal } = run
  const targets = await scraped(run)
  out.table(running.parts)
  if (options.json) printJson({ parts: running.parts, targets })
  out.say(
    options.traffic
      ? `Sending ${options.rate} tasks a second. Ctrl-C stops everything.`
      : 'Ctrl-C stops everything.',
  )
  const traffic = options.traffic ? sendTraffic(run) : undefined
  if (!signal.aborted) await once(signal, 'abort')
  await traffic
  if (signal.reason instanceof Error) throw signal.reason
  return 0
}

const scraped = async (run: Run): Promise<readonly TargetStatus[]> => {
  const { stack, out, signal } = run
  if (!has(run, prometheus.name)) return []
  out.say('Waiting until Prometheus has scraped every service …')
  const targets = await waitForScrapes(stack, { since: new Date(0), withinMs: 60_000, signal })
  const down = targets.filter(({ health }) => health !== 'up')
  for (const { name, health } of down)
    out.say(out.colors.yellow(`Target ${name} is ${health}. \`octoscope doctor\` tells why.`))
  return targets
}

const sendTraffic = async ({ stack, folder, options: { rate }, signal }: Run): Promise<void> => {
  await Promise.all(players.map(({ gently }) => gently({ stack, folder, rate, signal })))
}
