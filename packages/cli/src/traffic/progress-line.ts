export interface ProgressLine {
  /** The text is made only when it is shown: at most five times a second. */
  readonly show: (text: () => string) => void
  readonly clear: () => void
}

/** One line on a terminal, written over and over. Silent where the stream is no terminal. */
export const progressLine = (stream: NodeJS.WriteStream): ProgressLine => {
  let shownAt = -Infinity
  const write = (text: string) => stream.write(`\r\u001b[K${text.slice(0, stream.columns - 1)}`)
  return {
    show: (text) => {
      if (!stream.isTTY || performance.now() - shownAt < 200) return
      shownAt = performance.now()
      write(text())
    },
    clear: () => {
      if (stream.isTTY) write('')
    },
  }
}
