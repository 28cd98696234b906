import type { Prepare } from './subject.ts'

/** The least that any instrument can do: add to a cell of a typed array. */
export const prepare: Prepare = ({ instrument }) => {
  const cells = new Float64Array(64)
  if (instrument === 'gauge')
    return (turn) => {
      cells[7] = turn
    }
  return () => {
    cells[7]! += 1
  }
}
