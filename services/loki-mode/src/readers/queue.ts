import { json } from '../files/json.ts'
import { taskCount } from './tasks.ts'

/** `queue/<status>.json`: how many tasks wait there. */
export const readQueue = json(taskCount)
