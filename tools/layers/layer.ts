/** The ways into a package: `.` is its index, `./metrics` a lighter subpath. */
export type Doors = 'every door' | readonly string[]

export interface Layer {
  readonly name: string
  /** Folder of the package, or `parent/*` for every package of this kind. The first layer that fits is the one. */
  readonly folder: string
  /** Layer name → the doors through which it may be imported. What is not named here may not be imported. */
  readonly mayImport: Readonly<Record<string, Doors>>
  /** The layer of which each package here imports one, no more and no fewer. */
  readonly exactlyOne?: string
}

/** The floor plan: lower layers first. Test files are free of these arrows. */
export const layers: readonly Layer[] = [
  { name: 'spec', folder: 'packages/spec', mayImport: {} },
  { name: 'screening', folder: 'packages/screening', mayImport: {} },
  { name: 'platform', folder: 'packages/systems/platform', mayImport: { spec: 'every door' } },
  {
    name: 'system',
    folder: 'packages/systems/*',
    mayImport: { spec: 'every door', platform: 'every door' },
  },
  { name: 'artifacts', folder: 'packages/artifacts', mayImport: { spec: 'every door' } },
  {
    name: 'stack',
    folder: 'packages/stack',
    mayImport: { spec: 'every door', system: 'every door', platform: 'every door' },
  },
  {
    name: 'cli',
    folder: 'packages/cli',
    mayImport: {
      spec: 'every door',
      system: 'every door',
      platform: 'every door',
      artifacts: 'every door',
      stack: 'every door',
    },
  },
  { name: 'telemetry', folder: 'packages/telemetry', mayImport: { spec: ['./metrics'] } },
  {
    name: 'service',
    folder: 'services/*',
    mayImport: { telemetry: ['.'], system: ['./services', './metrics'], screening: 'every door' },
    exactlyOne: 'system',
  },
]

export function layerOf(folder: string, plan: readonly Layer[]): Layer | undefined {
  return plan.find((layer) => layer.folder === folder || layer.folder === parentPattern(folder))
}

function parentPattern(folder: string): string {
  return folder.replace(/[^/]+$/, '*')
}
