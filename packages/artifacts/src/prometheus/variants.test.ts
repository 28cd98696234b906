import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { environments, stackIn } from '@octoscope/stack'
import { load } from 'js-yaml'
import { expect, onTestFinished, test } from 'vitest'
import { variants } from './variants.ts'

const files = variants(stackIn(environments.production))

/** What promtool says of a file. Debian's knows no Kubernetes: there a pod stands in its place. */
const promtool = (path: string, text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'octoscope-variants-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, basename(path))
  const pods = '    file_sd_configs:\n      - files:\n          - pods.json\n'
  writeFileSync(file, text.replace(/ {4}kubernetes_sd_configs:\n(?: {6}.*\n)+/g, pods))
  return execFileSync('promtool', ['check', 'config', '--syntax-only', file], { encoding: 'utf8' })
}

test.each(files.map(({ path, text }) => [path, text] as const))('promtool accepts %s', (path, text) => {
  expect(promtool(path, text)).toContain('is valid prometheus config file syntax')
})

const scrapeConfigs = (name: string) => {
  const file = files.find(({ path }) => path.endsWith(`/${name}.yml`))
  return (load(file?.text ?? '') as { scrape_configs: Readonly<Record<string, unknown>>[] }).scrape_configs
}

test('no variant leaves a certificate unchecked or writes a secret down', () => {
  expect(files.map(({ text }) => text).join('')).not.toMatch(/insecure_skip_verify|bearer_token|credentials:/)
  expect(scrapeConfigs('loki-mode-authorization')).toMatchObject([
    {
      job_name: 'loki-mode',
      scheme: 'https',
      tls_config: { ca_file: '/etc/prometheus/tls/ca.crt' },
      authorization: { type: 'Bearer', credentials_file: '/run/secrets/loki_mode_token' },
    },
  ])
})

test('in a cluster, pods are found by their name and scraped at the declared port', () => {
  const [config] = scrapeConfigs('loki-mode-kubernetes')
  expect(config).toMatchObject({
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['loki-mode'] } }],
    relabel_configs: [
      { action: 'keep', regex: 'loki-mode' },
      { regex: 'loki-mode;(.+)', target_label: '__address__', replacement: '$1:57374' },
    ],
  })
  expect(config).not.toHaveProperty('static_configs')
})
