import type { Stack } from '@octoscope/spec'
import { gather, type Facts } from './facts/facts.ts'
import type { Finding } from './finding.ts'
import { markConsequences } from './first-causes.ts'
import { alertmanagerConnected } from './hops/alertmanager-connected.ts'
import { pageAsDeclared } from './hops/page-as-declared.ts'
import { prometheusAnswers } from './hops/prometheus-answers.ts'
import { rulesLoaded } from './hops/rules-loaded.ts'
import { serviceAnswers } from './hops/service-answers.ts'
import { serviceReady } from './hops/service-ready.ts'
import { stackRuns } from './hops/stack-runs.ts'
import { targetsUp } from './hops/targets-up.ts'

/** The way from a service to a delivered alert. What fails at one hop explains what fails after it. */
const hops: readonly ((facts: Facts) => readonly Finding[])[] = [
  stackRuns,
  serviceAnswers,
  serviceReady,
  pageAsDeclared,
  prometheusAnswers,
  targetsUp,
  rulesLoaded,
  alertmanagerConnected,
]

/** Walks the whole way and tells what it found at each hop. `absent`: parts that this machine cannot run. */
export const examine = async (stack: Stack, absent?: ReadonlySet<string>): Promise<readonly Finding[]> =>
  judge(await gather(stack, absent))

export const judge = (facts: Facts): readonly Finding[] => markConsequences(hops.flatMap((hop) => hop(facts)))
