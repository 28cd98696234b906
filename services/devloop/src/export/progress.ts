import type { Writable } from 'node:stream'

/** A line on a terminal that says how far it is; on anything else nothing. */
export const progress = (
  stream: Writable & { readonly isTTY?: boolean },
  size: number,
): { readonly tell: (bytes: number, events: number) => void; readonly end: () => void } => {
  if (!stream.isTTY) return { tell: () => {}, end: () => {} }
  const began = performance.now()
  let told = 0
  return {
    tell: (bytes, events) => {
      const now = performance.now()
      if (now - told < 200) return
      told = now
      const share = size > 0 ? Math.min(100, Math.floor((100 * bytes) / size)) : 100
      const rate = Math.round(events / ((now - began) / 1000))
      stream.write(`\r\u{1b}[2K${share} %, ${events} events, ${rate} a second`)
    },
    end: () => void stream.write('\r\u{1b}[2K'),
  }
}
