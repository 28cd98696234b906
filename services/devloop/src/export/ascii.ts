export const [newline, blank, quote, comma, minus, point, colon] = [0x0a, 0x20, 0x22, 0x2c, 0x2d, 0x2e, 0x3a]
export const [zero, five, nine] = [0x30, 0x35, 0x39]
export const [openBracket, backslash, closeBracket, openBrace, closeBrace] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d]
export const [letterF, letterN, letterT] = [0x66, 0x6e, 0x74]

export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= zero && byte <= nine
