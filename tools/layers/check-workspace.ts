import type { Problem } from '../../packages/spec/src/problem/problem.ts'
import {
  arrowsPointDown,
  everyPackageHasALayer,
  exactlyOneWhereTold,
  onlyThroughAllowedDoors,
} from './arrow-rules.ts'
import { noCycles } from './cycle-rule.ts'
import {
  everyDependencyIsImported,
  everyImportIsDeclared,
  relativeImportsStayInside,
} from './dependency-rules.ts'
import type { Layer } from './layer.ts'
import type { Workspace } from './workspace-package.ts'

const rules = [
  everyPackageHasALayer,
  arrowsPointDown,
  onlyThroughAllowedDoors,
  exactlyOneWhereTold,
  noCycles,
  relativeImportsStayInside,
  everyImportIsDeclared,
  everyDependencyIsImported,
]

/** All the places where a workspace leaves the floor plan. */
export function checkWorkspace(workspace: Workspace, plan: readonly Layer[]): readonly Problem[] {
  return rules.flatMap((rule) => rule(workspace, plan))
}
