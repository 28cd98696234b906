import type { Render } from '../file.ts'
import { config } from './config.ts'
import { proofs } from './proofs.ts'
import { rules } from './rules.ts'
import { variants } from './variants.ts'

export const prometheus: Render = (stack) => [
  config(stack),
  ...rules(stack),
  ...proofs(stack),
  ...variants(stack),
]
