import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { fetchPage, hostDenial } from './fetch-page.ts'
import { outputLimit, TimedOut } from './outcome.ts'

const serverFor = async (listener: RequestListener): Promise<URL> => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/page`)
}

test('a page', async () => {
  const url = await serverFor(({ method, url: path }, response) => response.end(`${method} ${path}`))
  expect(await fetchPage(url, 5)).toMatchObject({
    success: true,
    stdout: 'GET /page',
    exit_code: null,
    truncated: false,
  })
})

test('an error page is not a success', async () => {
  const url = await serverFor((_, response) => response.writeHead(404).end('nothing here'))
  expect(await fetchPage(url, 5)).toMatchObject({
    success: false,
    stdout: 'nothing here',
    stderr: 'The host answered 404.',
  })
})

test('a redirect is not followed', async () => {
  const asked: (string | undefined)[] = []
  const url = await serverFor((request, response) => {
    asked.push(request.url)
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  const { success, stderr } = await fetchPage(url, 5)
  expect({ success, asked }).toEqual({ success: false, asked: ['/page'] })
  expect(stderr).toContain('302')
})

test('an endless page is cut', async () => {
  const url = await serverFor((_, response) => {
    const write = (): void => void response.write('x'.repeat(65_536), write)
    write()
  })
  const { stdout, truncated } = await fetchPage(url, 5)
  expect({ length: stdout.length, truncated }).toEqual({ length: outputLimit, truncated: true })
})

test('a host that does not answer', async () => {
  await expect(fetchPage(await serverFor(() => {}), 0.2)).rejects.toThrow(TimedOut)
})

test('a host that is not there', async () => {
  const { success, stderr } = await fetchPage(new URL('http://127.0.0.1:1/'), 5)
  expect(success).toBe(false)
  expect(stderr).toMatch(/could not be fetched/)
})

test.each([
  ['http://example.org/', true],
  ['https://example.org/a?b', true],
  ['http://example.org:8080/', false],
  ['http://example.org.evil.test/', false],
  ['http://user@example.org/', false],
  ['file:///etc/passwd', false],
])('%s is allowed: %s', (url, allowed) => {
  expect(hostDenial(['example.org'], new URL(url)) === undefined).toBe(allowed)
})
