import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule'
import { environments, stackIn } from '@octoscope/stack'
import { load, loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { rules, rulesPath } from '../prometheus/rules.ts'
import { prometheusRules } from './prometheus-rules.ts'

const stack = stackIn(environments.production)
const objects = loadAll(prometheusRules(stack).text) as IPrometheusRule[]

describe('PrometheusRules', () => {
  it('are one for each rule file', () => {
    const names = objects.map(({ metadata }) => rulesPath(String(metadata?.name)))
    expect(names).toEqual(rules(stack).map(({ path }) => path))
  })

  it.each(objects)('hold the very rules of the rule file', ({ metadata, spec }) => {
    const file = rules(stack).find(({ path }) => path === rulesPath(String(metadata?.name)))
    expect(spec).toEqual(load(file?.text ?? ''))
  })

  it('are found by the label that the operator selects by', () => {
    for (const { metadata } of objects)
      expect(metadata?.labels).toMatchObject({ prometheus: 'kube-prometheus' })
  })
})
