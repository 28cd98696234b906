import { Command } from 'commander'
import { createClient, type RedisClientType } from 'redis'
import { numberBetween } from '../../native/number-between.ts'
import { redisPort } from '../../native/hemostat-programs.ts'
import { exitCodeAfter, stopRequest } from '../../native/stop-request.ts'
import { playRound } from './play.ts'

interface Options {
  readonly rounds: number
  readonly rate: number
  readonly redisUrl: string
}

export const trafficCommand = (): Command =>
  new Command('traffic')
    .description('Play the lives of containers on the bus of HemoStat, as its agents tell them.')
    .option(
      '--rounds <n>',
      'how often each life is played',
      numberBetween({ from: 1, to: 100_000, whole: true }),
      1,
    )
    .option('--rate <n>', 'events each second', numberBetween({ from: 0.01, to: 1000 }), 10)
    .option('--redis-url <url>', 'the bus', `redis://127.0.0.1:${redisPort}`)
    .addHelpText('after', examples)
    .action(async (options: Options) => {
      process.exitCode = await traffic(options)
    })

const examples = `
Crash loop, CPU, memory, a failing health check, killed for memory, a random exit, a peak, and one that is well. All four
agents are played, so stop your own analyzer and responder first, or they will answer too. REDIS_PASSWORD is read from
the environment. Exit code 0 when each event had a listener, 1 when one had none, 130 after Ctrl-C.

Examples:
  octoscope traffic --system hemostat
  octoscope traffic --system hemostat --rounds 100 --rate 50
  octoscope traffic --system hemostat --redis-url redis://127.0.0.1:6379`

const traffic = async ({ rounds, rate, redisUrl }: Options): Promise<number> => {
  const { signal, dispose } = stopRequest()
  const client = await connected(redisUrl)
  let [events, unheard] = [0, 0]
  try {
    for (let round = 0; round < rounds && !signal.aborted; round++) {
      const played = await playRound(client, { rate, signal })
      events += played.events
      unheard += played.unheard
    }
  } finally {
    client.destroy()
    dispose()
  }
  console.log(`${events} events published${unheard > 0 ? `, ${unheard} of them with nobody listening` : ''}`)
  if (signal.aborted) return exitCodeAfter(signal.reason)
  return unheard > 0 ? 1 : 0
}

const connected = async (url: string): Promise<RedisClientType> => {
  const { REDIS_PASSWORD: password } = process.env
  const client: RedisClientType = createClient({
    url,
    ...(password && { password }),
    socket: { reconnectStrategy: false, connectTimeout: 3000 },
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    throw new Error(
      `--redis-url must lead to a Redis that lets us in; it does not. Start one, or correct the address.`,
      { cause },
    )
  }
}
