import { createServer, type Server, type ServerResponse } from 'node:http'
import { inspection, listEntry, statistics } from './answers.ts'
import type { Contained, World } from './world.ts'

export interface Asked {
  readonly method: string
  readonly path: string
}

/** A server that speaks the Docker Engine API about a world of its own. What it is asked is told, in order. */
export const engineServer = (world: World, onAsked: (asked: Asked) => void = () => {}): Server =>
  createServer((request, response) => {
    const { method = 'GET', url = '/' } = request
    const { pathname, search } = new URL(url, 'http://engine')
    const path = decodeURIComponent(pathname.replace(/^\/v\d+\.\d+(?=\/)/, ''))
    onAsked({ method, path: `${path}${decodeURIComponent(search)}` })
    request.resume()
    request.once('end', () => answer(world, { method, path }, response))
  })

type Route = (world: World, container: Contained, response: ServerResponse) => void

const answer = (world: World, { method, path }: Asked, response: ServerResponse): void => {
  if (path === '/_ping') return void response.end('OK')
  if (method === 'GET' && path === '/containers/json')
    return json(
      response,
      200,
      world.all().map((container) => listEntry(world, container)),
    )
  const [, of = '', what = ''] = /^\/containers\/([^/]+)\/(\w+)$/.exec(path) ?? []
  const route = routes[`${method} ${what}`]
  if (!route) return json(response, 404, { message: 'page not found' })
  const container = world.find(of)
  if (!container) return json(response, 404, { message: `No such container: ${of}` })
  route(world, container, response)
}

const routes: Readonly<Record<string, Route>> = {
  'GET json': (world, container, response) => json(response, 200, inspection(world, container)),
  'GET stats': (world, container, response) => json(response, 200, statistics(world, container)),
  'POST restart': (world, container, response) => {
    world.restart(container)
    response.writeHead(204).end()
  },
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
