const prometheus = { name: 'prometheus', programs: ['prometheus', 'promtool'] }
const alertmanager = { name: 'prometheus-alertmanager', programs: ['prometheus-alertmanager', 'amtool'] }
const nodeExporter = { name: 'prometheus-node-exporter', programs: ['prometheus-node-exporter'] }
const redis = { name: 'redis-server', programs: ['redis-server'] }

/** What each purpose needs from Debian, and the programs by which its presence is known. */
export const debianPackages = {
  start: [prometheus, alertmanager, nodeExporter, redis],
  test: [prometheus, alertmanager, nodeExporter, redis],
}
