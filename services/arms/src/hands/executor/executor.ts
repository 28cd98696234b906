import { executor } from '@octoscope/octollm/services'
import type { FastifyReply } from 'fastify'
import { hand } from '../../hand.ts'
import { jsonSchema } from '../../json-schema.ts'
import { refuse } from '../../refuse.ts'
import { denial, readCommands, readHosts } from './allow-list.ts'
import { executeRequest, type ExecuteRequest } from './execute-request.ts'
import { fetchPage, hostDenial } from './fetch-page.ts'
import { outputLimit, TimedOut, type Outcome } from './outcome.ts'
import { memoryLimit, prlimit, runCommand } from './run-command.ts'

/** `POST /execute`: runs an allowed command or gets a page from an allowed host, within limits. */
export const executorHand = hand(executor, (env) => {
  const commands = readCommands(env)
  const hosts = readHosts(env)
  return {
    limits: {
      commands,
      hosts,
      timeout_seconds: 60,
      output_bytes: outputLimit,
      memory_bytes: prlimit === undefined ? 'not limited: prlimit is not installed' : memoryLimit,
    },
    register: (app, { log, metrics }) => {
      const schema = { body: jsonSchema(executeRequest) }

      app.post<{ Body: ExecuteRequest }>('/execute', { schema }, ({ body }, reply) =>
        body.action_type === 'command' ? command(body, reply) : page(body, reply),
      )

      const command = ({ command, ...line }: ExecuteRequest, reply: FastifyReply) => {
        if (command === undefined) return refuse(reply, 400, missing('command'))
        const why = denial(commands, command, line.args)
        if (why !== undefined) return deny(reply, 'command_denied', why)
        return finish(runCommand({ command, ...line }), reply)
      }

      const page = ({ url, timeout_seconds }: ExecuteRequest, reply: FastifyReply) => {
        if (url === undefined) return refuse(reply, 400, missing('url'))
        const target = URL.parse(url)
        if (target === null) return refuse(reply, 400, notAUrl)
        const why = hostDenial(hosts, target)
        if (why !== undefined) return deny(reply, 'host_denied', why)
        return finish(fetchPage(target, timeout_seconds), reply)
      }

      const deny = (
        reply: FastifyReply,
        violation_type: 'command_denied' | 'host_denied',
        message: string,
      ) => {
        metrics.securityViolations.add(1, { violation_type, severity: 'high' })
        log.warn({ violation_type }, 'action.denied')
        return refuse(reply, 403, { code: violation_type, message })
      }

      const finish = async (action: Promise<Outcome>, reply: FastifyReply) => {
        try {
          const outcome = await action
          const { success, exit_code, duration_ms, truncated } = outcome
          log.info({ success, exit_code, duration_ms, truncated }, 'action.executed')
          return outcome
        } catch (error) {
          if (!(error instanceof TimedOut)) throw error
          log.warn('action.timed_out')
          return refuse(reply, 408, { code: 'timed_out', message: error.message })
        }
      }
    },
  }
})

const missing = (field: 'command' | 'url') => ({
  code: 'field_missing',
  message: `${field} must be given for this action_type. Add it.`,
  field,
})

const notAUrl = {
  code: 'field_invalid',
  message: 'url must be an absolute URL. Write it with its scheme, such as http://host/path.',
  field: 'url',
}
