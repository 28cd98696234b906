import { gauge, scrapeUp, type Metric } from '@octoscope/spec'

/** What Prometheus itself writes of each scrape. Source: prometheus.io/docs, "Jobs and instances". */
export const scrapeSeries: readonly Metric[] = [
  scrapeUp,
  gauge('scrape_duration_seconds', { help: 'Time the scrape took.', unit: 'seconds' }),
  gauge('scrape_samples_scraped', { help: 'Samples the target showed.', unit: 'measurements' }),
  gauge('scrape_samples_post_metric_relabeling', {
    help: 'Samples left after relabelling.',
    unit: 'measurements',
  }),
  gauge('scrape_series_added', { help: 'New series of the scrape, roughly.', unit: 'series' }),
]
