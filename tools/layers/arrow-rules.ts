import type { Problem } from '../../packages/spec/src/problem/problem.ts'
import { arrowsOf } from './arrow.ts'
import { layerOf, type Layer } from './layer.ts'
import type { Workspace } from './workspace-package.ts'

/** Every package has a row in the floor plan. */
export function everyPackageHasALayer({ packages }: Workspace, plan: readonly Layer[]): Problem[] {
  return packages
    .filter(({ folder }) => !layerOf(folder, plan))
    .map(({ name, folder }) => ({
      code: 'layers/no-layer',
      where: `${folder}/package.json:1`,
      message: `Package "${name}" must have a layer; no row of tools/layers/layer.ts fits ${folder}.`,
      advice: 'Give it a row that says what it may import.',
    }))
}

/** Imports and dependencies follow the floor plan's arrows. */
export function arrowsPointDown(workspace: Workspace, plan: readonly Layer[]): Problem[] {
  return arrowsOf(workspace).flatMap(({ from, to, where }) => {
    const [above, below] = [layerOf(from.folder, plan), layerOf(to.folder, plan)]
    if (!above || !below || below.name in above.mayImport) return []
    return {
      code: 'layers/upward-arrow',
      where,
      message: `${from.folder} must not import "${to.name}": ${above.name} may import ${listOf(Object.keys(above.mayImport))}, not ${below.name}.`,
      advice: `Remove the import, or move what both need into a layer both may import.`,
    }
  })
}

/** Some packages may be entered only through their light doors. */
export function onlyThroughAllowedDoors(workspace: Workspace, plan: readonly Layer[]): Problem[] {
  return arrowsOf(workspace).flatMap(({ from, to, door, where }) => {
    const above = layerOf(from.folder, plan)
    const doors = above?.mayImport[layerOf(to.folder, plan)?.name ?? '']
    if (!above || !doors || doors === 'every door' || door === undefined || doors.includes(door)) return []
    const allowed = doors.map((each) => `"${to.name}${each.slice(1)}"`)
    return {
      code: 'layers/heavy-door',
      where,
      message: `${from.folder} must import ${to.name} through a light door; "${to.name}${door.slice(1)}" came.`,
      advice: `Import from ${allowed.join(' or ')}.`,
    }
  })
}

/** A service has exactly one spring. */
export function exactlyOneWhereTold(workspace: Workspace, plan: readonly Layer[]): Problem[] {
  const arrows = arrowsOf(workspace)
  return workspace.packages.flatMap((from) => {
    const layer = layerOf(from.folder, plan)
    if (!layer?.exactlyOne) return []
    const targets = arrows.filter(
      (arrow) => arrow.from === from && layerOf(arrow.to.folder, plan)?.name === layer.exactlyOne,
    )
    const names = [...new Set(targets.map(({ to }) => to.name))]
    if (names.length === 1) return []
    return {
      code: 'layers/exactly-one',
      where: targets.find(({ to }) => to.name !== names[0])?.where ?? `${from.folder}/package.json:1`,
      message: `${from.folder} must import exactly one ${layer.exactlyOne}; ${listOf(names)} came.`,
      advice: `Keep the ${layer.exactlyOne} whose metrics this ${layer.name} records, and drop the others.`,
    }
  })
}

function listOf(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'none'
}
