import type { File } from '../file.ts'
import { yaml } from '../yaml.ts'

/** Where Grafana's container finds the dashboards. */
export const dashboardsFolder = '/var/lib/grafana/dashboards'

/** Dashboards come from files alone: what somebody changes by hand in Grafana cannot be saved, and so cannot be lost. */
export const dashboardProvider = (): File =>
  yaml('monitoring/grafana/provisioning/dashboards/dashboards.yml', 'packages/artifacts/src/grafana', {
    apiVersion: 1,
    providers: [
      {
        name: 'octoscope',
        type: 'file',
        disableDeletion: true,
        allowUiUpdates: false,
        options: { path: dashboardsFolder, foldersFromFilesStructure: true },
      },
    ],
  })
