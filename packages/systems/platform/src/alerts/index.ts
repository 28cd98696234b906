import { alertGroup } from '@octoscope/spec'
import { watchdog } from './watchdog.ts'

export const alertGroups = [alertGroup('platform_heartbeat', '30s', [watchdog])]
