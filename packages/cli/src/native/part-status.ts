import type { Part, State } from './part.ts'
import type { Program } from './program.ts'

/** What is to be told of a part at one moment. */
export interface PartStatus {
  readonly name: string
  readonly kind: Program['kind']
  readonly url: string
  readonly state: State
  /** Of the running process. */
  readonly pid?: number
  /** Why it does not run, and what to do. */
  readonly remark?: string
}

export const statusOf = ({ program, state, pid, ending, logFile }: Part): PartStatus => {
  const { name, kind, url, debianPackage } = program
  const common = { name, kind, url, state }
  if (state === 'missing')
    return { ...common, remark: `not on PATH; get it: apt-get install ${debianPackage}` }
  if (state === 'exited')
    return { ...common, remark: `ended by itself (${ending}); its last lines are in ${logFile}` }
  return ending === undefined && pid !== undefined ? { ...common, pid } : common
}
