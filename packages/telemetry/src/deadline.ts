/** What the work gives, or undefined when it has not ended in time. A rejection passes through while there is time. */
export const withinDeadline = async <T>(work: Promise<T>, deadlineMs: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, deadlineMs), undefined)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** True once the work has ended well, to tell that from a deadline that came first. */
export const ended = async (work: () => unknown): Promise<true> => {
  await work()
  return true
}
