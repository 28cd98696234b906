export interface ProgressLine {
  readonly show: (text: string) => void
  readonly clear: () => void
}

/** One line on a terminal, written over and over. Silent where the stream is no terminal. */
export const progressLine = (stream: NodeJS.WriteStream): ProgressLine => {
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\u001b[K${text.slice(0, stream.columns - 1)}`)
  }
  return { show: write, clear: () => write('') }
}
