import type { Stack } from './environment.ts'
import { slosOf, systemIn } from './system.ts'

/** The stack itself, then as it is in each environment that promises something else: all that must be held and proven. */
export const formsOf = (stack: Stack): readonly Stack[] => [
  stack,
  ...stack.environments
    .filter(({ name }) => name !== stack.environment.name)
    .map((environment) => ({
      ...stack,
      environment,
      systems: stack.systems.map((system) => systemIn(system, environment.name)),
    }))
    .filter((form) => promisesOtherwise(form, stack)),
]

const promisesOtherwise = (form: Stack, stack: Stack): boolean => {
  const slos = stack.systems.flatMap(slosOf)
  return form.systems.flatMap(slosOf).some((slo) => !slos.some((usual) => usual.groups === slo.groups))
}
