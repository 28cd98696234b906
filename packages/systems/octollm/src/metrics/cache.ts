import { counter, oneOf } from '@octoscope/spec/metrics'

const cache_type = oneOf('reflex')

export const cacheHits = counter('cache_hits_total', {
  help: 'Lookups that a cache answered.',
  unit: 'lookups',
  labels: { cache_type },
})

export const cacheMisses = counter('cache_misses_total', {
  help: 'Lookups that a cache could not answer.',
  unit: 'lookups',
  labels: { cache_type },
})

export const cache = { cacheHits, cacheMisses }
