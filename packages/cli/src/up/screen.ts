import { colorsFor, type Colors } from '../terminal/colors.ts'
import type { State } from '../native/part.ts'
import type { PartStatus } from '../native/part-status.ts'

/** What `up` tells a person while it works. With JSON on standard output, all of it goes to standard error. */
export interface Screen {
  readonly say: (line: string) => void
  /** One line for each change of a part. */
  readonly part: (part: PartStatus) => void
  /** Every part with its state and URL. */
  readonly table: (parts: readonly PartStatus[]) => void
  readonly colors: Colors
}

export const screen = (stream: NodeJS.WriteStream): Screen => {
  const colors = colorsFor(stream)
  const say = (line: string) => void stream.write(`${line}\n`)
  const paint = {
    missing: colors.yellow,
    stopped: colors.dim,
    starting: colors.dim,
    ready: colors.green,
    exited: colors.red,
  } as const satisfies Record<State, unknown>
  const row = ({ state, name, url, remark }: PartStatus) =>
    `${paint[state](state.padEnd(8))}  ${name.padEnd(14)}  ${remark ?? colors.cyan(url)}`
  return {
    say,
    part: (part) => {
      if (part.state !== 'starting' && part.state !== 'stopped') say(row(part))
    },
    table: (parts) =>
      say(['', `${'state'.padEnd(8)}  ${'name'.padEnd(14)}  url`, ...parts.map(row), ''].join('\n')),
    colors,
  }
}
