import { condition, type Condition } from './instant.ts'

/** 1, always and without labels: a condition that holds as long as rules are evaluated at all. */
export const always = (): Condition<never> =>
  condition({ kind: 'call', function: 'vector', arguments: [{ kind: 'number', value: 1 }] }, [])
