/** What must not compile. `tsc` fails on a line marked here that does compile. */
import type { Telemetry } from '../telemetry.ts'
import type { shop } from '../testing/shop.ts'

declare const telemetry: Telemetry<(typeof shop)['metrics']>
const { calls, opened, waiting, cost, duration } = telemetry.metrics

calls.add(1, { kind: 'order', status: 'success' })
calls.prepare({ kind: 'order', status: 'success' })
opened.add(1)
waiting.set(3)
cost.add(0.5, { model: 'any' })
duration.record(0.5, { model: 'any' })
duration.prepare({ model: 'any' })
cost.observe(7, { model: 'any' })
calls.bind({ kind: 'order', status: 'success' }).add(1)
waiting.bind().set(1)
duration.bind({ model: 'any' }).record(1)
cost.remove({ model: 'any' })
waiting.remove()
waiting.clear()

// @ts-expect-error: no such metric
telemetry.metrics.sales.add(1)
// @ts-expect-error: the labels are missing
calls.add(1)
// @ts-expect-error: a label is missing
calls.add(1, { kind: 'order' })
// @ts-expect-error: no such label
calls.add(1, { kind: 'order', status: 'success', user: 'x' })
// @ts-expect-error: no such value in the closed set
calls.add(1, { kind: 'order', status: 'failed' })
// @ts-expect-error: the metric has no labels
opened.add(1, { kind: 'order' })
// @ts-expect-error: an amount is a number
opened.add('1')
// @ts-expect-error: a label's value is a string
cost.add(1, { model: 7 })
// @ts-expect-error: a counter is not set
opened.set(3)
// @ts-expect-error: a gauge is not added to
waiting.add(1)
// @ts-expect-error: a histogram is not set
duration.set(1, { model: 'any' })
// @ts-expect-error: a label is missing
calls.bind({ kind: 'order' })
// @ts-expect-error: no such value in the closed set
calls.remove({ kind: 'order', status: 'failed' })
// @ts-expect-error: a bound counter has its labels
calls.bind({ kind: 'order', status: 'success' }).add(1, { kind: 'order', status: 'success' })
// @ts-expect-error: a gauge does not start at 0
waiting.prepare()
