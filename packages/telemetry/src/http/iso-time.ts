let latestSecond = -1
let latestText = ''

/** As `toISOString` of a date, which would cost as much as all the rest of a line. */
export const isoTime = (milliseconds: number): string => {
  const second = Math.floor(milliseconds / 1000)
  if (second !== latestSecond) {
    latestSecond = second
    latestText = new Date(second * 1000).toISOString().slice(0, -4)
  }
  return `${latestText}${String(1000 + milliseconds - second * 1000).slice(1)}Z`
}
