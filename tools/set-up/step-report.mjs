/**
 * One line per step: what was done and how long it took.
 * Quiet, only steps with real work get a line, on standard error, so that standard output is the script's alone.
 */
export function stepReport({ quiet }) {
  const stream = quiet ? process.stderr : process.stdout
  const colour = palette(stream)

  /** `work` returns what to say of the step; before slow work it calls `begin` with what it is about to do. */
  async function step(name, work) {
    const started = performance.now()
    const title = colour.dim(`set-up: ${name}: `)
    let begun = false
    const begin = (doing) => {
      begun = true
      stream.write(`${title}${doing} … `)
    }
    try {
      const outcome = await work(begin)
      const seconds = colour.dim(`(${((performance.now() - started) / 1000).toFixed(2)} s)`)
      if (begun) stream.write(`${colour.green(outcome)} ${seconds}\n`)
      else if (!quiet) stream.write(`${title}${outcome} ${seconds}\n`)
    } catch (error) {
      if (begun) stream.write(`${colour.red('failed')}\n`)
      throw error
    }
  }

  function warn(text) {
    process.stderr.write(`${palette(process.stderr).yellow(text)}\n`)
  }

  return { step, warn }
}

function palette(stream) {
  const coloured = stream.isTTY === true && stream.hasColors()
  const paint = (code) => (text) => (coloured ? `\u001B[${code}m${text}\u001B[0m` : text)
  return { dim: paint(2), red: paint(31), green: paint(32), yellow: paint(33) }
}
