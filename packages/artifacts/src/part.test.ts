import { environments, stackIn } from '@octoscope/stack'
import { describe, expect, it } from 'vitest'
import { isPart, serviceOf } from './part.ts'

const stack = stackIn(environments.production)

describe('serviceOf', () => {
  it('finds what a part runs in whichever system declares it', () => {
    expect(serviceOf(stack, 'nodeExporter')).toMatchObject({ name: 'node-exporter', port: 9100 })
  })

  it('says which service is missing', () => {
    expect(() => serviceOf({ ...stack, systems: [] }, 'jaeger')).toThrow('no system has "jaeger"')
  })
})

describe('isPart', () => {
  it('tells the monitoring stack from what it watches', () => {
    const names = stack.systems.flatMap(({ jobs }) => jobs.flatMap(({ services }) => services)).filter(isPart)
    expect(names.map(({ name }) => name)).toEqual(['prometheus', 'node-exporter'])
  })
})
