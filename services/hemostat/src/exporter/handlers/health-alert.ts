import { anomalyTypes, severities } from '@octoscope/hemostat/metrics'
import type { EventOn } from '../../events/event.ts'
import type { Anomaly } from '../../events/payloads.ts'
import { secondsBetween } from '../../events/timestamp.ts'
import { withAlert, type Incident } from '../incident.ts'
import { add, observe, record, set, type Measure } from '../measure.ts'
import type { Handled } from './handled.ts'
import { known, usageMeasures } from './usage-measures.ts'

/** A container is not well. The first such event since it was well opens an incident. */
export const handleHealthAlert = (
  { time, data }: EventOn<'hemostat:health_alert'>,
  incident: Incident,
): Handled => {
  const { container_id, container_name, metrics, anomalies, restart_count } = data
  const { wellAt, ...rest } = withAlert(incident, { time, usage: JSON.stringify(metrics) })
  return {
    measures: [
      add('healthAlerts', { container_name, severity: gravest(anomalies) }, 1),
      ...anomalies.map(({ type }) =>
        add(
          'anomalies',
          { container_name, anomaly_type: anomalyTypes.find((each) => each === type) ?? 'other' },
          1,
        ),
      ),
      ...usageMeasures({ container_id, container_name }, metrics),
      ...known(restart_count, (total) => [
        set('containerRestartCount', { container_id, container_name }, total),
        observe('containerRestarts', { container_name }, total),
      ]),
      ...detection(wellAt, time),
    ],
    incident: { ...rest, openedAt: incident.openedAt ?? time },
  }
}

/** The trouble began after the last healthy look. */
const detection = (wellAt: number | undefined, time: number): readonly Measure[] =>
  wellAt === undefined || wellAt > time ? [] : [record('timeToDetection', {}, secondsBetween(wellAt, time))]

const gravest = (anomalies: readonly Anomaly[]): Anomaly['severity'] =>
  severities.find((severity) => anomalies.some((anomaly) => anomaly.severity === severity)) ?? 'low'
