import type { Prepare } from './subject.ts'

/** The least that an instrument can do: add to a cell of a typed array. */
export const prepare: Prepare = () => {
  const cells = new Float64Array(64)
  return () => {
    cells[7]! += 1
  }
}
