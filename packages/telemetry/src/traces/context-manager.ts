import { context } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'

let managed = false

/** Lets the active span follow asynchronous work. A process has one context manager, whoever comes first. */
export const ensureContextManager = (): void => {
  if (managed) return
  managed = true
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
}
