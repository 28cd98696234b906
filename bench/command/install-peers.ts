import { join } from 'node:path'

interface SetUp {
  readonly installWorkspacePackages: (root: string, report: unknown) => Promise<void>
}
interface StepReport {
  readonly stepReport: (options: { readonly quiet: boolean }) => unknown
}

const setUp = (file: string): string => new URL(`../../tools/set-up/${file}`, import.meta.url).href

/** Installs the other libraries as the lockfile beside them says, unless that is done. Gives the reason when it fails. */
export const installPeers = async (): Promise<string | undefined> => {
  const { installWorkspacePackages } = (await import(setUp('workspace-packages.mjs'))) as SetUp
  const { stepReport } = (await import(setUp('step-report.mjs'))) as StepReport
  try {
    await installWorkspacePackages(join(import.meta.dirname, '../peers'), stepReport({ quiet: true }))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
