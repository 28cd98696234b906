import { octollm } from '@octoscope/octollm'
import { tasksCreated } from '@octoscope/octollm/metrics'
import { coder, orchestrator, reflexLayer } from '@octoscope/octollm/services'
import { alertmanager, nodeExporter, prometheus } from '@octoscope/platform'
import { ruleGroupsOf, servicesOf, type Metric, type Service } from '@octoscope/spec'
import { stackIn } from '@octoscope/stack'
import { expect, test } from 'vitest'
import { onThisMachine, urlOf } from '../native/environment.ts'
import { judge } from './doctor.ts'
import type { Answer } from './facts/answer.ts'
import type { Facts, ServiceFacts, Told } from './facts/facts.ts'
import { firstCauses } from './first-causes.ts'

const stack = stackIn(onThisMachine())
const { environment, systems } = stack

const answer = (service: Service, path: string, body = '', status = 200): Answer => ({
  url: urlOf(service, environment) + path,
  status,
  body,
})

const silence = (service: Service, path: string): Answer => ({
  url: urlOf(service, environment) + path,
  error: 'connection refused',
})

const sampleOf = ({ name, type }: Metric): string =>
  `# TYPE ${name} ${type}\n${name}${type === 'histogram' ? '_count' : ''} 1\n`

const healthy = (service: Service): ServiceFacts => ({
  service,
  alive: answer(service, '/healthz'),
  ready: answer(service, '/readyz'),
  page: answer(service, '/metrics', Object.values(service.metrics).map(sampleOf).join('')),
})

const dead = (service: Service): ServiceFacts => ({
  service,
  alive: silence(service, '/healthz'),
  ready: silence(service, '/readyz'),
  page: silence(service, '/metrics'),
})

const targets = systems.flatMap(({ jobs }) =>
  jobs.flatMap((job) =>
    job.services.map((service) => ({
      labels: { job: job.name, instance: environment.address(service) },
      scrapeUrl: `${urlOf(service, environment)}/metrics`,
      health: 'up' as const,
      lastError: '',
      lastScrape: new Date().toISOString(),
    })),
  ),
)

const told: Told = {
  targets,
  scraped: targets.map(({ labels }) => ({ labels, value: 40 })),
  ruleGroups: systems.flatMap(ruleGroupsOf).map(({ name, records, alerts }) => ({
    name,
    rules: [...records.map(({ metric }) => metric), ...alerts].map((rule) => ({
      name: rule.name,
      health: 'ok' as const,
    })),
  })),
  alertmanagers: [`${urlOf(alertmanager, environment)}/api/v2/alerts`],
}

const well: Facts = {
  stack,
  absent: new Set(),
  services: servicesOf(octollm).map(healthy),
  prometheus: { ready: answer(prometheus, '/-/ready'), told },
  alertmanager: answer(alertmanager, '/-/ready'),
}

const withService = (facts: ServiceFacts, all = well): Facts => ({
  ...all,
  services: all.services.map((each) => (each.service === facts.service ? facts : each)),
})

const withTold = (changes: Partial<Told>, all = well): Facts => ({
  ...all,
  prometheus: { ...all.prometheus, told: { ...told, ...changes } },
})

const targetOf = (service: Service, changes: Partial<Told['targets'][number]>) =>
  targets.map((target) =>
    target.labels.instance === environment.address(service) ? { ...target, ...changes } : target,
  )

const causes = (facts: Facts) => firstCauses(judge(facts)).map(({ hop, subject }) => `${subject}: ${hop}`)

test('a healthy stack has no finding that is not ok', () => {
  expect(judge(well).filter(({ ok }) => !ok)).toEqual([])
})

test('a dead arm is the first cause; its page and its target are consequences', () => {
  const down = targetOf(coder, { health: 'down', lastError: 'connection refused' })
  const facts = withTold({ targets: down }, withService(dead(coder)))
  expect(causes(facts)).toEqual(['coder-arm: service answers'])
  expect(
    judge(facts)
      .filter(({ consequenceOf }) => consequenceOf === 'coder-arm')
      .map(({ hop }) => hop),
  ).toEqual(['service is ready', 'page is as declared', 'target is scraped'])
})

test('an orchestrator that waits for a dead reflex layer is a consequence of it', () => {
  const waiting = answer(orchestrator, '/readyz', '{"status":"not_ready","failing":["reflex-layer"]}', 503)
  const facts = withService({ ...healthy(orchestrator), ready: waiting }, withService(dead(reflexLayer)))
  expect(causes(facts)).toEqual(['reflex-layer: service answers'])
})

test('a service that is not ready is named with its failing check', () => {
  const ready = answer(orchestrator, '/readyz', '{"status":"not_ready","failing":["store"]}', 503)
  const [cause] = firstCauses(judge(withService({ ...healthy(orchestrator), ready })))
  expect(cause?.message).toBe('orchestrator must be ready; its check fails: store')
})

test('a metric that was renamed in the service alone is found on its page', () => {
  const { page } = healthy(orchestrator) as { readonly page: { readonly body: string } }
  const renamed = answer(
    orchestrator,
    '/metrics',
    page.body.replaceAll(tasksCreated.name, 'tasks_made_total'),
  )
  const [cause] = firstCauses(judge(withService({ ...healthy(orchestrator), page: renamed })))
  expect(cause).toMatchObject({
    hop: 'page is as declared',
    message: expect.stringContaining('tasks_made_total'),
  })
})

test('a counter that should be there from the start and is not is named', () => {
  const page = answer(orchestrator, '/metrics', '')
  const [cause] = firstCauses(judge(withService({ ...healthy(orchestrator), page })))
  expect(cause?.message).toContain(tasksCreated.name)
})

test('a page that does not parse is named with its line', () => {
  const page = answer(coder, '/metrics', 'not a page')
  const [cause] = firstCauses(judge(withService({ ...healthy(coder), page })))
  expect(cause?.message).toContain('Line 1 must be a sample')
})

test.each([
  [
    'is missing',
    targets.filter(({ labels }) => labels.instance !== environment.address(coder)),
    'Prometheus has 127.0.0.1:8100',
  ],
  [
    'is down',
    targetOf(coder, { health: 'down', lastError: 'body size limit exceeded' }),
    'body size limit exceeded',
  ],
  ['was not scraped yet', targetOf(coder, { health: 'unknown' }), 'has not been scraped yet'],
])('a target that %s is named', (_, changed, words) => {
  const [cause, ...others] = firstCauses(judge(withTold({ targets: changed })))
  expect(cause).toMatchObject({
    hop: 'target is scraped',
    subject: 'coder-arm',
    message: expect.stringContaining(words),
  })
  expect(others).toEqual([])
})

test('a target that is up and brings no samples is named', () => {
  const scraped = told.scraped.filter(({ labels }) => labels['instance'] !== environment.address(coder))
  expect(causes(withTold({ scraped }))).toEqual(['coder-arm: target is scraped'])
})

test('rules that are missing, failing or of nobody are named', () => {
  const [first, ...missing] = told.ruleGroups
  if (!first || missing.length === 0) throw new Error('two groups of rules or more are declared')
  const failing = {
    ...first,
    rules: first.rules.map((rule) => ({ ...rule, health: 'err' as const, lastError: 'many-to-many' })),
  }
  const stranger = { name: 'left_over', rules: [] }
  expect(causes(withTold({ ruleGroups: [failing, stranger] }))).toEqual([
    `${first.name}: rules are evaluated`,
    ...missing.map(({ name }) => `${name}: rules are evaluated`),
    'prometheus: rules are evaluated',
  ])
})

test('a Prometheus that sends its alerts elsewhere is named', () => {
  expect(causes(withTold({ alertmanagers: ['http://127.0.0.1:1/api/v2/alerts'] }))).toEqual([
    'alertmanager: alerts reach Alertmanager',
  ])
})

test('a dead Prometheus is one cause: what only it could tell is not guessed', () => {
  const error = 'connection refused'
  const facts: Facts = { ...well, prometheus: { ready: silence(prometheus, '/-/ready'), told: { error } } }
  expect(causes(facts)).toEqual(['prometheus: Prometheus answers'])
})

test('when nothing answers, the stack is the one cause', () => {
  const facts: Facts = {
    ...well,
    services: servicesOf(octollm).map(dead),
    prometheus: { ready: silence(prometheus, '/-/ready'), told: { error: 'connection refused' } },
    alertmanager: silence(alertmanager, '/-/ready'),
  }
  expect(causes(facts)).toEqual(['the stack: stack runs'])
})

test('what the machine lacks is not held against it', () => {
  const absent = new Set([nodeExporter.name])
  const down = targetOf(nodeExporter, { health: 'down' })
  expect(causes({ ...withTold({ targets: down }), absent })).toEqual([])
})

test('every finding that is not ok says why it matters and what to do', () => {
  const facts: Facts = withTold({ targets: [], ruleGroups: [], alertmanagers: [] }, withService(dead(coder)))
  for (const { why, remedy } of judge(facts).filter(({ ok }) => !ok)) {
    expect(why).toBeTruthy()
    expect(remedy).toBeTruthy()
  }
})
