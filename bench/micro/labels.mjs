/** The label sets of each instrument: eight that take turns, as requests do. */
export const counterLabels = [
  { method: 'GET', route: '/orders/:id', status: '200' },
  { method: 'GET', route: '/orders', status: '200' },
  { method: 'POST', route: '/orders', status: '201' },
  { method: 'POST', route: '/orders', status: '400' },
  { method: 'GET', route: '/orders/:id', status: '404' },
  { method: 'PUT', route: '/orders/:id', status: '200' },
  { method: 'GET', route: '/stock/:sku', status: '200' },
  { method: 'GET', route: '/stock/:sku', status: '500' },
]
export const histogramLabels = counterLabels.map(({ method, route }) => ({ method, route }))
export const gaugeLabels = ['mail', 'bills', 'parcels', 'returns', 'stock', 'search', 'images', 'audit'].map(
  (queue) => ({ queue }),
)

/**
 * Seconds, one for each label set. The last member makes the array one of objects, in which each number has its place on
 * the heap already: from an array of numbers, reading one for a call would allocate it, and count against the call.
 */
export const durations = [0.0012, 0.0043, 0.0086, 0.019, 0.043, 0.087, 0.22, 0.61, undefined]
export const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
