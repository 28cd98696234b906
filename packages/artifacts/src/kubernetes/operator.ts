import type { System } from '@octoscope/spec'

/**
 * The label by which the Prometheus of the cluster selects its monitors and rules. Where it selects by another, such as
 * `release`, this is the one place to change; without a match there are no targets, and no error.
 */
const selectedBy = { prometheus: 'kube-prometheus' }

/** A system's objects live in the namespace of its services, which has its name. */
export const metadata = (system: System, name: string) => ({
  name,
  namespace: system.name,
  labels: { ...selectedBy, 'app.kubernetes.io/part-of': system.name },
})

/** An object as the API server reads it. Throws when it breaks the schema of its kind. */
export const checked = (object: { validate(): void; toJSON(): unknown }): unknown => {
  object.validate()
  return object.toJSON()
}
