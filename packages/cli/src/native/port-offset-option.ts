import { Option } from 'commander'
import { numberBetween } from './number-between.ts'

/** What it moves past 65535 goes on at 1024. */
export const portOffsetOption = (): Option =>
  new Option('--port-offset <n>', 'added to every declared port, so that two stacks can run side by side')
    .argParser(numberBetween({ from: 0, to: 40_000, whole: true }))
    .default(0)
