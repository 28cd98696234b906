export interface StaticCheck {
  readonly name: string
  /** A program of node_modules/.bin or `node`, and its arguments. */
  readonly command: readonly [string, ...string[]]
}

/** In this order; each runs even if one before it failed. */
export const staticChecks: readonly StaticCheck[] = [
  { name: 'layers', command: ['node', 'tools/check-layers.ts'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'generated files', command: ['node', 'packages/cli/src/main.ts', 'generate', '--check'] },
  { name: 'laws', command: ['node', 'packages/cli/src/main.ts', 'check'] },
  { name: 'alert proofs', command: ['node', 'packages/cli/src/main.ts', 'test'] },
]
