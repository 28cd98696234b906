import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { AlertLabels } from '@octoscope/spec'
import { z } from 'zod'
import { findOnPath } from '../native/find-on-path.ts'
import { Part } from '../native/part.ts'

/** A real Alertmanager on a port of its own. */
export interface Alertmanager {
  /** Resolves when it has taken an alert that fires. */
  fire(labels: AlertLabels, annotations?: Readonly<Record<string, string>>): Promise<void>
  /** What it knows of an alert; undefined when it has not seen it yet. */
  find(labels: AlertLabels): Promise<Known | undefined>
  stop(): Promise<void>
}

export type Known = z.infer<typeof known>

const known = z.object({
  fingerprint: z.string(),
  labels: z.record(z.string(), z.string()),
  status: z.object({ state: z.string(), inhibitedBy: z.array(z.string()) }),
})

const command = 'prometheus-alertmanager'

/** Starts one in a new folder. Resolves when it is ready; throws when it is not to be had. */
export const startAlertmanager = async (folder: string, config: string): Promise<Alertmanager> => {
  if (!(await findOnPath(command)))
    throw new Error(`${command} must be on the PATH. Install it: apt-get install ${command}`)
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'alertmanager.yml')
  await writeFile(path, config)
  const address = `127.0.0.1:${await freePort()}`
  const part = partAt(address, { folder, path })
  await part.start()
  return { ...talkTo(`http://${address}/api/v2/alerts`), stop: () => part.stop() }
}

const partAt = (address: string, { folder, path }: { readonly folder: string; readonly path: string }) =>
  new Part(
    {
      name: 'alertmanager',
      kind: 'monitoring',
      command,
      args: [
        `--config.file=${path}`,
        `--storage.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
      ],
      env: {},
      url: `http://${address}`,
      ready: `http://${address}/-/ready`,
      debianPackage: command,
    },
    {
      logFile: join(folder, 'alertmanager.log'),
      startWithinMs: 20_000,
      stopWithinMs: 5_000,
      onChange: () => undefined,
    },
  )

const talkTo = (url: string): Omit<Alertmanager, 'stop'> => ({
  async fire(labels, annotations = {}) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ labels, annotations }]),
    })
    if (!answer.ok)
      throw new Error(`Alertmanager must take an alert; it answered ${answer.status}: ${await answer.text()}`)
  },
  async find(labels) {
    const all = z.array(known).parse(await (await fetch(url)).json())
    return all.find((each) => sameLabels(each.labels, labels))
  },
})

export const sameLabels = (one: AlertLabels, other: AlertLabels): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([label, value]) => other[label] === value)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
