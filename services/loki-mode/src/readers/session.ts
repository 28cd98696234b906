import { z } from 'zod'
import { json } from '../files/json.ts'
import { moment, optional } from './shapes.ts'

const shape = z.object({ startedAt: optional(moment) })

/** `session.json` */
export type Session = z.output<typeof shape>

export const readSession = json(shape)
