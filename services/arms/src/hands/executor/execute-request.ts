import { z } from 'zod'

/** The body of `POST /execute`: a command needs `command`, a fetch needs `url`. */
export const executeRequest = z.object({
  action_type: z.enum(['command', 'http']),
  command: z.string().min(1).max(100).optional(),
  args: z.array(z.string().max(1000)).max(50).default([]),
  /** What the command reads from its standard input. */
  stdin: z.string().max(64_000).default(''),
  url: z.string().max(2000).optional(),
  timeout_seconds: z.number().gt(0).max(60).default(10),
})

export type ExecuteRequest = z.infer<typeof executeRequest>
