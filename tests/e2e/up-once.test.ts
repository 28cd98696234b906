import { join } from 'node:path'
import { servicesOf } from '../../packages/spec/src/index.ts'
import { platform } from '../../packages/systems/platform/src/index.ts'
import { builtIn } from '../../packages/stack/src/index.ts'
import { expect, test } from 'vitest'
import { freeOffset } from './free-offset.ts'
import { octoscope } from './octoscope.ts'
import { running } from './processes.ts'
import { scratchFolder } from './scratch-folder.ts'
import type { Report } from '../../packages/cli/src/up/check-once.ts'

test('octoscope up --once starts everything, finds it well, and leaves nothing behind', async () => {
  const dir = join(await scratchFolder(), 'run')
  const run = octoscope('up', '--once', '--json', '--dir', dir, '--port-offset', String(await freeOffset()))
  const exitCode = await run.exited
  expect({ exitCode, ...(exitCode !== 0 && { stdout: run.stdout(), stderr: run.stderr() }) }).toEqual({
    exitCode: 0,
  })

  const report = JSON.parse(run.stdout()) as Report
  expect(report.targets.map(({ name, health }) => ({ name, health }))).toEqual(
    builtIn.systems
      .filter((system) => system !== platform)
      .flatMap(servicesOf)
      .map(({ name }) => ({ name, health: 'up' })),
  )
  expect(report.targets.length).toBeGreaterThanOrEqual(8)
  expect(report.readings.source).toBe('the Prometheus API')
  expect(report.readings.completedTasks).toBeGreaterThanOrEqual(1)
  expect(report.readings.completedTasks).toBe(report.traffic.completed)
  expect(report.readings.declared.length).toBeGreaterThanOrEqual(20)
  expect(report.readings.withoutSample).toEqual([])
  expect(report.traffic.surprises).toEqual([])
  expect(report.findings.filter(({ ok }) => !ok)).toEqual([])

  expect(run.started().size).toBeGreaterThanOrEqual(11)
  expect(running(run.started())).toEqual([])
})
