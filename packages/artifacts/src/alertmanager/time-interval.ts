import type { TimeInterval } from '@octoscope/spec'

export const timeInterval = ({ name, weekdays, times, location }: TimeInterval) => ({
  name,
  time_intervals: [
    {
      ...(weekdays && { weekdays }),
      ...(times && { times: times.map(({ from, to }) => ({ start_time: from, end_time: to })) }),
      ...(location && { location }),
    },
  ],
})
