/** What must not compile. `tsc` fails on a line marked here that does compile. */
import type { Samples } from './samples.ts'
import { shop } from './shop.ts'

declare const samples: Samples
const { sample, observations } = samples
const { calls, waiting, duration } = shop.metrics

void sample(calls, { kind: 'order', status: 'success' })
void sample(waiting)
void observations(duration, { model: 'any' })

// @ts-expect-error: the labels are missing
void sample(calls)
// @ts-expect-error: a label is missing
void sample(calls, { kind: 'order' })
// @ts-expect-error: no such label
void sample(calls, { kind: 'order', status: 'success', user: 'x' })
// @ts-expect-error: no such value in the closed set
void sample(calls, { kind: 'order', status: 'failed' })
// @ts-expect-error: the metric has no labels
void sample(waiting, { kind: 'order' })
// @ts-expect-error: a histogram has no one value
void sample(duration, { model: 'any' })
// @ts-expect-error: only a histogram observes
void observations(waiting)
