import { LineOutput, type LineLoss } from './line-output.ts'

/** Standard output of this process. */
export const standardOutput = (lost: (reason: LineLoss) => void): LineOutput => {
  // Asked for its stream, Node makes a pipe or a socket one that does not block.
  void process.stdout
  const output = new LineOutput(1, lost)
  process.once('exit', () => output.end())
  return output
}
