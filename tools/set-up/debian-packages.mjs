const prometheus = { name: 'prometheus', programs: ['prometheus', 'promtool'] }
const alertmanager = { name: 'prometheus-alertmanager', programs: ['prometheus-alertmanager', 'amtool'] }
const nodeExporter = { name: 'prometheus-node-exporter', programs: ['prometheus-node-exporter'] }
const influxdb = { name: 'influxdb', programs: ['influxd'] }

/** What each purpose needs from Debian, and the programs by which its presence is known. */
export const debianPackages = {
  start: [prometheus, alertmanager, nodeExporter],
  test: [prometheus, alertmanager, nodeExporter, influxdb],
}
