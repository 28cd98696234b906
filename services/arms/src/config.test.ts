import { arms } from '@octoscope/octollm/metrics'
import { expect, test } from 'vitest'
import { readArm } from './config.ts'
import { readProvider } from './llm/provider.ts'

test.each(arms)('ARM=%s is that arm', (arm) => {
  expect(readArm({ ARM: arm })).toBe(arm)
})

test.each([{}, { ARM: '' }, { ARM: 'octopus' }])('%j is refused with the six names', (env) => {
  expect(() => readArm(env)).toThrow(
    /^ARM must be one of planner, executor, coder, judge, guardian, retriever, got .+\. Set it/,
  )
})

test('an unknown provider is refused by the name of its variable', () => {
  expect(readProvider({}).provider).toBe('local')
  expect(() => readProvider({ LLM_PROVIDER: 'oracle' })).toThrow(
    'LLM_PROVIDER must be one of local, got "oracle".',
  )
})
