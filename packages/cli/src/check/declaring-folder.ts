/** The folder in which a Problem is mended, from its place, such as `octollm › alert HighErrorRate`. */
export const declaringFolder = (where: string, systems: readonly string[]): string => {
  const [first = '', second = ''] = where.split(' › ')
  if (!systems.includes(first)) return 'packages/stack/src'
  const [word = ''] = second.split(' ')
  const folder = folders[word]
  return `packages/systems/${first}/src${folder ? `/${folder}` : ''}`
}

/** By the word with which the second part of a place begins. */
const folders: Readonly<Record<string, string>> = {
  alert: 'alerts',
  runbook: 'alerts',
  inhibition: 'alerts',
  dashboard: 'dashboards',
  metric: 'metrics',
}
