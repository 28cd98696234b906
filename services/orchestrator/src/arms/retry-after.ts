/** Milliseconds that a Retry-After header asks for: RFC 9110 section 10.2.3 allows seconds or a date. 0 if it says nothing. */
export const retryAfterMs = (header: string | null, now: number): number => {
  if (header === null || header.trim() === '') return 0
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) && wait > 0 ? wait : 0
}
