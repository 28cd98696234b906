import type { Batch } from '../../export/export-queue.ts'

/** Lines that are sent together. They become records only then: a queue that overflows has cost little. */
export class LineBatch implements Batch<string> {
  readonly lines: string[] = []

  get size(): number {
    return this.lines.length
  }

  add(line: string): void {
    this.lines.push(line)
  }
}
