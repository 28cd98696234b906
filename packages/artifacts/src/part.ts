import { servicesOf, type Part, type Service, type Stack } from '@octoscope/spec'

/** The parts of the monitoring stack, and the service that each runs. */
const services: Readonly<Record<Part, string>> = {
  prometheus: 'prometheus',
  alertmanager: 'alertmanager',
  grafana: 'grafana',
  jaeger: 'jaeger',
  nodeExporter: 'node-exporter',
}

/** The service that a part runs, as its system declares it. Throws when no system does. */
export const serviceOf = ({ systems }: Stack, part: Part): Service => {
  const service = systems.flatMap(servicesOf).find(({ name }) => name === services[part])
  if (service) return service
  throw new Error(
    `Part "${part}" must be declared as a service, and no system has "${services[part]}". Declare it in the system it belongs to.`,
  )
}

/** Whether the monitoring stack brings this service along, rather than only watch it. */
export const isPart = ({ name }: Service): boolean => Object.values(services).includes(name)
