import { join } from 'node:path'
import { inRounds, type Missing, type Session } from '../command/rounds.ts'
import { Program } from '../process/program.ts'
import { subjects, type Subject } from './subject.ts'

export interface CallCost {
  readonly subject: Subject
  /** For one call, one figure for each round. */
  readonly ns: readonly number[]
  /** Allocated by one call. */
  readonly bytes: number
}

export interface MicroResult {
  readonly calls: readonly CallCost[]
  readonly missing: readonly Missing[]
}

export const runMicro = async (session: Session): Promise<MicroResult> => {
  const time = await inRounds(subjects, session, async (subject) => (await measure(subject, 'time')).ns)
  const timed = time.measured.map(({ subject }) => subject)
  // What is allocated does not change from round to round.
  const space = await inRounds(
    timed,
    { ...session, rounds: 1 },
    async (subject) => (await measure(subject, 'bytes')).bytes,
  )
  const bytes = new Map(space.measured.map(({ subject, figures }) => [subject, figures[0] ?? NaN]))
  return {
    calls: time.measured.flatMap(({ subject, figures }) =>
      bytes.has(subject) ? [{ subject, ns: figures, bytes: bytes.get(subject) ?? NaN }] : [],
    ),
    missing: [...time.missing, ...space.missing],
  }
}

/** A young generation so large that what is allocated while counting stays where it is. */
const spacious = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=256']

const measure = async (
  subject: Subject,
  what: 'time' | 'bytes',
): Promise<{ readonly ns: number; readonly bytes: number }> => {
  const program = new Program(join(import.meta.dirname, 'measure.mjs'), {
    env: { SUBJECT: JSON.stringify(subject), WHAT: what },
    nodeOptions: what === 'bytes' ? spacious : [],
  })
  try {
    return await program.next()
  } finally {
    await program.end()
  }
}
