import { environments, stackIn } from '@octoscope/stack'
import { load } from 'js-yaml'
import { expect, it } from 'vitest'
import { kubernetes } from './index.ts'

it('names every file in the kustomization', () => {
  const [kustomization, ...objects] = kubernetes(stackIn(environments.production))
  expect(kustomization?.path).toBe('k8s/monitoring/kustomization.yaml')
  expect(load(kustomization?.text ?? '')).toMatchObject({
    kind: 'Kustomization',
    resources: objects.map(({ path }) => path.replace('k8s/monitoring/', '')),
  })
})
