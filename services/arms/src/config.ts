import { arms, type Arm } from '@octoscope/octollm/metrics'

/** Which arm this process is. Throws an error that names the variable. */
export const readArm = (env: NodeJS.ProcessEnv): Arm => {
  const given = env['ARM']
  const arm = arms.find((name) => name === given)
  if (arm !== undefined) return arm
  const came = given === undefined ? 'nothing' : `"${given}"`
  throw new Error(
    `ARM must be one of ${arms.join(', ')}, got ${came}. Set it to the arm that this process is to be.`,
  )
}
