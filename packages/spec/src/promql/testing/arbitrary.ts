import * as fc from 'fast-check'
import { atMost, oneOf } from '../../metrics/label.ts'
import { counter, gauge, histogram } from '../../metrics/metric.ts'
import * as q from '../index.ts'
import type { Instant } from '../instant.ts'

/** A small catalogue, and any typed query over it. */

const labels = { status: oneOf('ok', 'error'), route: atMost(5) }
export const calls = counter('calls_total', { help: '', unit: 'calls', labels })
export const running = gauge('running', { help: '', unit: 'tasks', labels })
export const wait = histogram('wait.seconds', { help: '', unit: 'seconds', labels, buckets: [0.5, 1, 10] })

type Vector = Instant<'status' | 'route' | 'job' | 'instance'>

const window = fc.constantFrom('5m', '1h30m', '90s', '1d', '$__rate_interval')
const text = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('5..', 'a"b', '\\', '\n', '$1', '$job', 'é', '`'),
)
const pattern = fc.constantFrom('5..', 'a|b', '.+', '\\d{2}"?', '(?i)GPT.*', '[^x]')
const number = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 100 }),
  fc.constantFrom(0, -0, Infinity, -Infinity),
)

const counters = fc
  .tuple(fc.constantFrom(calls, q.observations(wait), q.total(wait)), fc.option(text), fc.option(pattern))
  .map(([series, route, job]) =>
    q.where(q.where(series, { ...(route !== null && { route }) }), job === null ? {} : { job: q.like(job) }),
  )
const gauges = fc
  .tuple(fc.constantFrom('ok', 'error'), fc.option(fc.constantFrom('5m', '-1h')), fc.boolean())
  .map(([status, ago, ends]) => {
    const chosen = q.where(running, { status: q.not(status) })
    const then = ago === null ? chosen : q.offset(chosen, ago)
    return ends ? q.at(then, 'end()') : then
  })

const leaf: fc.Arbitrary<Vector> = fc.oneof(
  fc
    .tuple(counters, window, fc.constantFrom(q.rate, q.increase, q.irate))
    .map(([of, over, take]) => take(of, over)),
  fc
    .tuple(gauges, window, fc.constantFrom(q.delta, q.avgOverTime, q.changes))
    .map(([of, over, take]) => take(of, over)),
  gauges.map((of) => q.now(of)),
)

const withOperand = (vector: fc.Arbitrary<Vector>) =>
  fc
    .tuple(vector, fc.oneof(number, vector, fc.constant(q.time())))
    .chain(([left, right]) =>
      fc.constantFrom<Vector>(
        left.plus(right),
        left.minus(right),
        left.times(right),
        left.dividedBy(right),
        left.modulo(right),
        left.toThePower(right),
        left.atan2(right),
        left.above(right),
        left.atMost(right),
        left.equals(right).bool(),
        left.differsFrom(right),
      ),
    )

const withMatch = (vector: fc.Arbitrary<Vector>) =>
  fc.tuple(vector, vector).chain(([left, right]) => {
    const perRoute = q.sum(right).by('route')
    return fc.constantFrom<Vector>(
      left.dividedBy(perRoute, q.on('route').groupLeft()),
      left.times(q.sum(right).by('status', 'route'), q.ignoring('job', 'instance').groupLeft('status')),
      perRoute.plus(left, q.on('route').groupRight()),
      left.above(1).and(perRoute.above(0), q.on('route')),
      left.unless(right),
      left.and(right, q.ignoring('status')),
      left.or(right),
    )
  })

const withFunction = (vector: fc.Arbitrary<Vector>) =>
  fc
    .tuple(vector, fc.integer({ min: 1, max: 9 }), window, text)
    .chain(([of, k, over, value]) =>
      fc.constantFrom<Vector>(
        q.abs(of),
        q.clamp(of, -k, k),
        q.round(of, k),
        q.sortDesc(of),
        q.timestamp(of),
        q.maxOverTime(of, over),
        q.quantileOverTime(0.5, of, over),
        q.deriv(of, over),
        q.topk(k, of),
        q.bottomk(k, of).by('job'),
        q.sum(of).by('status', 'route', 'job', 'instance'),
        q.time().minus(of),
        q.scalar(of).times(of),
        q.labelReplace(of, { from: 'job', matching: '(.*)', to: 'route', value }),
        q.labelJoin(of, { from: ['job', 'route'], separator: value, to: 'status' }),
      ),
    )

export const anyQuery: fc.Arbitrary<Instant> = fc
  .letrec<{ vector: Vector }>((tie) => ({
    vector: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'query' },
      leaf,
      withOperand(tie('vector')),
      withMatch(tie('vector')),
      withFunction(tie('vector')),
    ),
  }))
  .vector.chain((of) =>
    fc.constantFrom<Instant>(
      of,
      q.sum(of),
      q.quantile(0.9, of).without('job'),
      q.countValues('value', of).by('route'),
      q.shareWithin(wait, 1, '5m').by('route').above(q.avg(of).by('route')),
      q.histogramQuantile(0.9, q.sum(q.rate(q.buckets(wait), '5m')).by('le', 'route')).or(of),
      q.absent(calls).or(of),
    ),
  )
