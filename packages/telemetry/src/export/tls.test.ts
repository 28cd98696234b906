import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'

/** A receiver that nobody trusts without its certificate, and that takes nothing from who does not show it one. */
const startCarefulReceiver = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octoscope-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const asked = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shop'
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile]
  execFileSync('openssl', ['req', ...asked.split(' '), ...names], { stdio: 'pipe' })
  const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)]
  const paths: (string | undefined)[] = []
  const server = createServer(
    { key, cert, ca: cert, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      paths.push(request.url)
      request.resume().on('end', () => response.end('{}'))
    },
  )
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, keyFile, certFile, paths }
}

test.each([
  ['with its certificate and one of our own, takes all signals', true],
  ['without them, takes none', false],
])('a receiver over TLS, %s', async (_, shown) => {
  const { url, keyFile, certFile, paths } = await startCarefulReceiver()
  const { telemetry } = openShop({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_TIMEOUT: shown ? '8000' : '2000',
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
    ...(shown && {
      OTEL_EXPORTER_OTLP_CERTIFICATE: certFile,
      OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: certFile,
      OTEL_EXPORTER_OTLP_CLIENT_KEY: keyFile,
    }),
  })
  await telemetry.span('work', () => telemetry.log.info('told'))
  await telemetry.flush(8000)
  expect(new Set(paths)).toEqual(new Set(shown ? ['/v1/logs', '/v1/metrics', '/v1/traces'] : []))
})
