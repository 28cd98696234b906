import { inRounds, type Missing, type Session } from '../command/rounds.ts'
import { Served } from '../http/served.ts'
import { variants, type Variant } from '../servers/variants.ts'
import { JavaScript } from './javascript.ts'

export interface Start {
  /** From its start as a process until its first answer has come. */
  readonly ms: number
  /** Of processor, until then: the quietest figure. */
  readonly cpuMs: number
  /** What it then holds in memory (RSS). */
  readonly megabytes: number
}

export interface StartupResult {
  readonly programs: readonly { readonly variant: Variant; readonly starts: readonly Start[] }[]
  readonly missing: readonly Missing[]
}

/** As it stands in the repository. */
const asTypeScript = (variant: Variant): Variant => ({
  ...variant,
  id: `${variant.id}Sources`,
  name: `${variant.name} (TypeScript)`,
})

const plugin = 'bench/servers/ours-plugin.ts'

const programsOf = (javaScript: JavaScript): readonly Variant[] => [
  variants.empty,
  variants.bare,
  variants.pino,
  { ...variants.oursMetrics, file: javaScript.of(plugin) },
  { ...variants.oursAll, file: javaScript.of(plugin) },
  asTypeScript(variants.oursAll),
  variants.promClient,
  variants.nodeSdk,
  variants.otelAuto,
  variants.otelAll,
  variants.ddTrace,
]

export const runStartup = async (session: Session): Promise<StartupResult> => {
  await using javaScript = await JavaScript.write()
  const { measured: programs, missing } = await inRounds(programsOf(javaScript), session, measure)
  return {
    programs: programs.map(({ subject, figures }) => ({ variant: subject, starts: figures })),
    missing,
  }
}

/** No receiver listens there: nothing is sent before the first answer. */
const nowhere = 9

const measure = async (variant: Variant): Promise<Start> => {
  const start = performance.now()
  const served = await Served.start(variant, nowhere)
  try {
    if (served.port > 0) await firstAnswer(served.port)
    const ms = performance.now() - start
    const { cpu, rss } = await served.usage()
    return { ms, cpuMs: (cpu.user + cpu.system) / 1000, megabytes: rss / 1e6 }
  } finally {
    await served.end()
  }
}

const firstAnswer = async (port: number): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${port}/orders/42`)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`The first request was answered with ${response.status}.`)
}
