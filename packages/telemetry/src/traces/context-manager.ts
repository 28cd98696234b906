import { context, type Context, type ContextManager } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'

let managed = false
let manager: ContextManager | undefined

/** Lets the active span follow asynchronous work. A process has one context manager, whoever comes first. */
export const ensureContextManager = (): void => {
  if (managed) return
  managed = true
  const own = new AsyncLocalStorageContextManager().enable()
  if (context.setGlobalContextManager(own)) manager = own
}

/** As `context.active`, and several times as fast when the context manager is ours. */
export const activeContext = (): Context => (manager ?? context).active()
