import { Option } from 'commander'
import { numberBetween } from './number-between.ts'

/** The highest declared port stays below 65536. */
export const portOffsetOption = (): Option =>
  new Option('--port-offset <n>', 'added to every declared port, so that two stacks can run side by side')
    .argParser(numberBetween({ from: 0, to: 40_000, whole: true }))
    .default(0)
