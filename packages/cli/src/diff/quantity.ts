/** A number with its unit, as people read it: `5 %`, `10 s`, `3 dollars per second`. */
export const quantity = (value: number, unit?: string): string => {
  if (unit === 'ratio') return `${Number((value * 100).toPrecision(12))} %`
  const [thing, ...per] = unit?.split(' per ') ?? []
  return [
    plain(value),
    ...(thing ? [symbols[thing] ?? thing] : []),
    ...per.flatMap((each) => ['per', each]),
  ].join(' ')
}

const symbols: Readonly<Record<string, string>> = { seconds: 's' }

const plain = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)))

/** How many series more, or fewer. */
export const signed = (count: number): string => `${count < 0 ? '−' : '+'}${counted(Math.abs(count))}`

/** A count with its thousands apart. */
export const counted = (count: number): string => count.toLocaleString('en-US')
