import { spawnSync } from 'node:child_process'

/** What promtool advises about a page; it throws when Prometheus could not read it. Debian's package is called prometheus. */
export const promtool = (page: string): string => {
  const { status, stderr, error } = spawnSync('promtool', ['check', 'metrics'], { input: page })
  const said = error?.message ?? stderr.toString()
  if (status !== 0 && status !== onlyAdvice) throw new SyntaxError(`promtool cannot read the page: ${said}`)
  return said
}

const onlyAdvice = 3
