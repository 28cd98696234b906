/** A picture of horizontal bars, as SVG: equal figures give equal bytes. Its colours follow the reader's light or dark theme. */
export const barChart = (title: string, panels: readonly Panel[]): string => {
  const tops = panels.map((_, at) =>
    panels.slice(0, at).reduce((sum, panel) => sum + heightOf(panel), margin),
  )
  const height = panels.reduce((sum, panel) => sum + heightOf(panel), 2 * margin)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">`,
    `<title>${escape(title)}</title>`,
    style,
    ...panels.flatMap((panel, at) => panelLines(panel, tops[at] ?? 0)),
    '</svg>',
    '',
  ].join('\n')
}

export interface Panel {
  readonly title: string
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly name: string
  /** Its length; never below 0. */
  readonly value: number
  /** What is written beside it. */
  readonly text: string
  /** Drawn in the colour that stands out. */
  readonly ours: boolean
}

const width = 900
const margin = 12
const nameWidth = 350
const barWidth = 460
const rowHeight = 22
const barHeight = 14
const titleHeight = 34

const style = `<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 15px }
.name { text-anchor: end }
.bar { fill: #8c959f }
.ours { fill: #1a7f37 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.bar { fill: #6e7681 }
.ours { fill: #3fb950 }
}
</style>`

const heightOf = ({ bars }: Panel): number => titleHeight + bars.length * rowHeight + margin

const panelLines = ({ title, bars }: Panel, top: number): readonly string[] => {
  const longest = Math.max(...bars.map(({ value }) => value))
  return [
    `<text class="title" x="${margin}" y="${top + 18}">${escape(title)}</text>`,
    ...bars.flatMap((bar, at) => barLines(bar, { top: top + titleHeight + at * rowHeight, longest })),
  ]
}

const barLines = (
  { name, value, text, ours }: Bar,
  { top, longest }: { readonly top: number; readonly longest: number },
): readonly string[] => {
  const length = longest > 0 ? Math.max(1, (value / longest) * barWidth) : 1
  const baseline = top + 11
  const start = nameWidth + margin
  return [
    `<text class="name" x="${nameWidth}" y="${baseline}">${escape(name)}</text>`,
    `<rect class="bar${ours ? ' ours' : ''}" x="${start}" y="${top}" width="${length.toFixed(1)}" height="${barHeight}" rx="2"/>`,
    `<text x="${(start + length + 6).toFixed(1)}" y="${baseline}">${escape(text)}</text>`,
  ]
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
