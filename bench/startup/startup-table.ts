import { median, medianDifference } from '../report/statistics.ts'
import { figure, type Table } from '../report/table.ts'
import { variants, type Variant } from '../servers/variants.ts'
import type { Start, StartupResult } from './run.ts'

/** What a program's start takes more than that of the bare server; the median over the rounds. NaN when one is missing. */
export const aboveBare = (
  { programs }: StartupResult,
  { id }: Pick<Variant, 'id'>,
  name: keyof Start,
): number => medianDifference(figuresOf(programs, id, name), figuresOf(programs, variants.bare.id, name))

export const startupTable = (result: StartupResult): Table => ({
  title: 'Start-up and memory',
  columns: [
    'program',
    'ms to the first answer',
    'above bare',
    'CPU ms until then',
    'above bare',
    'memory MB',
    'above bare',
  ],
  rows: result.programs.map(({ variant, starts }) => [
    variant.name,
    ...(['ms', 'cpuMs', 'megabytes'] as const).flatMap((name) => [
      figure(median(starts.map((start) => start[name]))),
      figure(aboveBare(result, variant, name)),
    ]),
  ]),
  notes: [
    'From the start of the process until its first request is answered, and its resident memory then. Node alone answers nothing: it says that it is there. Ours is measured as JavaScript, as a package holds it, and once from its TypeScript sources, whose types Node strips at each start unless NODE_COMPILE_CACHE is set.',
  ],
})

const figuresOf = (programs: StartupResult['programs'], id: string, name: keyof Start): readonly number[] =>
  programs.find(({ variant }) => variant.id === id)?.starts.map((start) => start[name]) ?? []
