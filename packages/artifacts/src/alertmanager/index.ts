import type { Render } from '../file.ts'
import { config } from './config.ts'

export const alertmanager: Render = (stack) => [config(stack)]
