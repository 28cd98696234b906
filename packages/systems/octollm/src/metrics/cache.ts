import { counter, oneOf } from '@octoscope/spec/metrics'

const cache_type = oneOf('reflex')

export const cacheHits = counter('cache_hits_total', {
  help: 'Lookups that a cache answered.',
  unit: 'lookups',
  exploration: 'Tells what the cache spares, before its size or its time to live is changed.',
  labels: { cache_type },
})

export const cacheMisses = counter('cache_misses_total', {
  help: 'Lookups that a cache could not answer.',
  unit: 'lookups',
  exploration: 'The other half of the hit rate: see cache_hits_total.',
  labels: { cache_type },
})

export const cache = { cacheHits, cacheMisses }
