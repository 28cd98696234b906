import type { Logger } from 'pino'

/**
 * The same logger, whose children are made when they are first used. Fastify makes one for each request, and most requests
 * write no line of their own.
 */
export const withLazyChildren = (log: Logger): Logger => {
  const lazy = Object.create(log) as Logger
  return Object.assign(lazy, {
    child: (bindings: Bindings, options: Options = {}) =>
      Object.keys(options).length === 0 ? lazyChild(log, bindings) : log.child(bindings, options),
  })
}

type Bindings = Parameters<Logger['child']>[0]
type Options = Parameters<Logger['child']>[1]

interface Promised {
  readonly parent: Logger
  readonly bindings: Bindings
  made?: Logger
}

const lazyChild = (parent: Logger, bindings: Bindings): Logger =>
  new Proxy<Promised>({ parent, bindings }, keeping) as unknown as Logger

const made = (promise: Promised): Logger => (promise.made ??= promise.parent.child(promise.bindings))

const keeping: ProxyHandler<Promised> = {
  get: (promise, key) => {
    const child = made(promise)
    const value: unknown = Reflect.get(child, key)
    return typeof value === 'function' ? (value.bind(child) as unknown) : value
  },
  set: (promise, key, value) => Reflect.set(made(promise), key, value),
  has: (promise, key) => Reflect.has(made(promise), key),
}
