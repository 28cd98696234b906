import type { Panel } from '@octoscope/spec'

/** A panel, and where it stands on Grafana's grid. */
export interface Placed {
  readonly panel: Panel
  /** The heading above it, when it is the first of its section. */
  readonly heading?: { readonly title: string; readonly y: number }
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
}

const columns = 24

/** Four panels of this size, two by two, fill the first screen. */
const usual = { width: 12, height: 8 }

/** A row of Grafana is one grid row high. */
const headingHeight = 1

/** From left to right; when a row is full, on from below its tallest panel. */
export const flow = (panels: readonly Panel[]): readonly Placed[] => {
  let [x, y, tallest] = [0, 0, 0]
  let under: string | undefined
  return panels.map((panel) => {
    const { width: w = usual.width, height: h = usual.height, section } = panel
    const heading = section === under ? undefined : section
    if (x + w > columns || heading !== undefined) [x, y, tallest] = [0, y + tallest, 0]
    const row = heading === undefined ? {} : { heading: { title: heading, y } }
    if (heading !== undefined) y += headingHeight
    under = section
    const placed = { panel, ...row, gridPos: { x, y, w, h } }
    x += w
    tallest = Math.max(tallest, h)
    return placed
  })
}
