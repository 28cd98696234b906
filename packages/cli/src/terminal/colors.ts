import { createColors } from 'picocolors'

export type Colors = ReturnType<typeof createColors>

/** Colour on a terminal, plain text in a pipe. Whether the machine is a CI's does not matter; NO_COLOR does. */
export const colorsFor = (stream: NodeJS.WriteStream): Colors =>
  createColors(stream.isTTY ? !process.env['NO_COLOR'] : false)
