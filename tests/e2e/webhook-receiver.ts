import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface DeliveredAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
}

/** A program that Alertmanager tells of alerts, as anybody's would be. */
export interface WebhookReceiver {
  readonly url: string
  /** Every alert that was delivered, in order. */
  readonly delivered: readonly DeliveredAlert[]
  readonly close: () => void
}

export const webhookReceiver = async (): Promise<WebhookReceiver> => {
  const delivered: DeliveredAlert[] = []
  const server = createServer(async (request, response) => {
    const { alerts } = (await json(request)) as { readonly alerts: readonly DeliveredAlert[] }
    delivered.push(...alerts)
    response.end()
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}/alerts`, delivered, close: () => void server.close() }
}

/** Listens at any free port of this machine, and resolves to it. */
export const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
