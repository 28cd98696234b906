import type { Span } from '@opentelemetry/api'

/**
 * The same span, but no call on it throws. The SDK's own do, for hostile attributes, errors and statuses, and telemetry
 * must not fail the work it watches.
 */
export const safeSpan = (span: Span): Span => {
  const chained = (call: () => unknown): Span => {
    attempt(call)
    return safe
  }
  const safe: Span = {
    spanContext: () => span.spanContext(),
    isRecording: () => span.isRecording(),
    setAttribute: (key, value) => chained(() => span.setAttribute(key, value)),
    setAttributes: (attributes) => chained(() => span.setAttributes(attributes)),
    addEvent: (name, attributesOrTime, time) => chained(() => span.addEvent(name, attributesOrTime, time)),
    addLink: (link) => chained(() => span.addLink(link)),
    addLinks: (links) => chained(() => span.addLinks(links)),
    setStatus: (status) => chained(() => span.setStatus(status)),
    updateName: (name) => chained(() => span.updateName(name)),
    end: (time) => attempt(() => span.end(time)),
    recordException: (exception, time) => attempt(() => span.recordException(exception, time)),
  }
  return safe
}

const attempt = (call: () => unknown): void => {
  try {
    call()
  } catch {
    // What could not be told is left out of the span.
  }
}
