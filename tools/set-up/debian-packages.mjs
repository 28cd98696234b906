const prometheus = { name: 'prometheus', programs: ['prometheus', 'promtool'] }
const alertmanager = { name: 'prometheus-alertmanager', programs: ['prometheus-alertmanager', 'amtool'] }
const nodeExporter = { name: 'prometheus-node-exporter', programs: ['prometheus-node-exporter'] }
const redis = { name: 'redis-server', programs: ['redis-server'] }
const influxdb = { name: 'influxdb', programs: ['influxd'] }
/** Its server's programs are not on PATH; those of Debian's clusters come with it. */
const postgresql = { name: 'postgresql', programs: ['pg_ctlcluster'] }
const openssl = { name: 'openssl', programs: ['openssl'] }
/** A wall clock that tests can set; brings libfaketime. */
const faketime = { name: 'faketime', programs: ['faketime'] }

const start = [prometheus, alertmanager, nodeExporter, redis]

/** What each purpose needs from Debian, and the programs by which its presence is known. */
export const debianPackages = { start, test: [...start, influxdb, postgresql, openssl, faketime] }
