import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { alertmanager, prometheus } from '../../packages/artifacts/src/index.ts'
import { writeTree } from '../../packages/cli/src/generate/tree.ts'
import { ask } from '../../packages/cli/src/test/tool.ts'
import { environments, stackIn } from '../../packages/stack/src/index.ts'
import { scratchFolder } from './scratch-folder.ts'

describe.each(Object.values(environments))('what is generated for $name', (environment) => {
  const files = [...prometheus(stackIn(environment)), ...alertmanager(stackIn(environment))]

  test('is accepted by promtool and amtool', async () => {
    const root = await scratchFolder()
    await writeTree(root, files, [])
    const [prometheusFolder, alertmanagerFolder] = ['prometheus', 'alertmanager'].map((tool) =>
      join(root, 'monitoring', tool),
    ) as [string, string]
    const rules = files.map(({ path }) => path).filter((path) => path.includes('/rules/'))
    expect(rules.length).toBeGreaterThan(0)
    const verdicts = await Promise.all([
      ask('promtool', prometheusFolder, 'check', 'config', 'prometheus.yml'),
      ask('promtool', root, 'check', 'rules', ...rules),
      ask('amtool', alertmanagerFolder, 'check-config', 'alertmanager.yml'),
    ])
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([])
  })
})
