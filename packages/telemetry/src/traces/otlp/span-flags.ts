/** The low byte is the trace's own; above it stands that it is known whether the parent is remote, and whether it is. */
export const spanFlags = (traceFlags: number, isRemote: boolean | undefined): number =>
  (traceFlags & 0xff) | 0x100 | (isRemote === true ? 0x200 : 0)
