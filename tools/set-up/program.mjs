import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { constants as os } from 'node:os'
import { delimiter, join } from 'node:path'
import { Interrupted } from './set-up-failure.mjs'

/** Runs a program on our own terminal until it ends; resolves to its exit code, 128 + n if signal n ended it. */
export async function runInForeground(file, args, env) {
  const { code, signal } = await ended(
    spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } }),
  )
  return exitCode(code, signal)
}

/**
 * Runs a program out of sight; resolves to its exit code and all it wrote, in order.
 * Throws Interrupted, once the program has ended, if we were asked to stop meanwhile.
 */
export async function runCaptured(file, args, { cwd, env } = {}) {
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  }
  const { code, signal, asked } = await ended(child)
  if (asked) throw new Interrupted(exitCode(null, asked))
  return { code: exitCode(code, signal), output }
}

/** The full name of a program on PATH, or undefined. */
export function findOnPath(program, searchPath = process.env.PATH ?? '') {
  const folders = searchPath.split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, program)).find(isExecutable)
}

/** Resolves when the child and its pipes are closed; passes on the signals sent to us until then. */
function ended(child) {
  return new Promise((resolve, reject) => {
    let asked
    const passOn = (signal) => {
      asked = signal
      if (!reachesTheChildItself(signal)) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM']
    for (const signal of signals) process.on(signal, passOn)
    const stopListening = () => signals.forEach((signal) => process.off(signal, passOn))
    child.on('error', (error) => (stopListening(), reject(error)))
    child.on('close', (code, signal) => (stopListening(), resolve({ code, signal, asked })))
  })
}

/** Ctrl-C on a terminal goes to the whole foreground group, the child included: a second SIGINT would mean "at once". */
function reachesTheChildItself(signal) {
  return signal === 'SIGINT' && [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
}

function exitCode(code, signal) {
  return signal ? 128 + os.signals[signal] : code
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
