// The floor plan as a program: who may import whom, and through which door. Usage: check-layers.ts [root]
import { join } from 'node:path'
import { checkWorkspace } from './layers/check-workspace.ts'
import { layers } from './layers/layer.ts'
import { readWorkspace } from './layers/read-workspace.ts'

const workspace = readWorkspace(process.argv[2] ?? join(import.meta.dirname, '..'))
const problems = checkWorkspace(workspace, layers)

for (const { code, where, message, advice } of problems) {
  console.error(`${where}  ${code}\n  ${message}\n  ${advice}\n`)
}
const imports = workspace.packages.flatMap((each) => each.imports)
console.log(
  `layers: ${workspace.packages.length} packages, ${imports.length} imports checked, ${problems.length} problems`,
)
process.exitCode = problems.length > 0 ? 1 : 0
