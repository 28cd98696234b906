import type { File, Render } from '../file.ts'
import { yaml } from '../yaml.ts'
import { prometheusRules } from './prometheus-rules.ts'
import { serviceMonitors } from './service-monitors.ts'

export const kubernetes: Render = (stack) => {
  const objects = [serviceMonitors(stack), prometheusRules(stack)]
  return [kustomization(objects), ...objects]
}

const kustomization = (objects: readonly File[]): File =>
  yaml('k8s/monitoring/kustomization.yaml', 'packages/artifacts/src/kubernetes', {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: objects.map(({ path }) => path.replace('k8s/monitoring/', '')),
  })
