import type { Facts } from './facts.ts'

/** A value type in words. */
export const aType = (type: Facts['type']): string =>
  ({ scalar: 'a scalar', string: 'a string', instant: 'an instant vector', range: 'a range' })[
    type ?? 'scalar'
  ]
