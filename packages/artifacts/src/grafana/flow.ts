import type { Panel } from '@octoscope/spec'

/** A panel, and where it stands on Grafana's grid. */
export interface Placed {
  readonly panel: Panel
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
}

const columns = 24

/** Four panels of this size, two by two, fill the first screen. */
const usual = { width: 12, height: 8 }

/** From left to right; when a row is full, on from below its tallest panel. */
export const flow = (panels: readonly Panel[]): readonly Placed[] => {
  let [x, y, tallest] = [0, 0, 0]
  return panels.map((panel) => {
    const { width: w = usual.width, height: h = usual.height } = panel
    if (x + w > columns) [x, y, tallest] = [0, y + tallest, 0]
    const placed = { panel, gridPos: { x, y, w, h } }
    x += w
    tallest = Math.max(tallest, h)
    return placed
  })
}
