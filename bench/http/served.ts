import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Program } from '../process/program.ts'
import type { Announcement, Usage } from '../servers/announce.mjs'
import type { Variant } from '../servers/variants.ts'

/** A server of one variant that runs as its own process, its lines going to a file as they would in production. */
export class Served {
  readonly port: number
  readonly #program: Program
  readonly #lines: FileHandle
  readonly #folder: string

  static async start(variant: Variant, sink: number): Promise<Served> {
    const folder = await mkdtemp(join(tmpdir(), 'octoscope-bench-'))
    const lines = await open(join(folder, 'lines'), 'w')
    const program = new Program(variant.file, {
      env: variant.env?.(sink) ?? {},
      nodeOptions: variant.preload === undefined ? [] : ['--require', variant.preload],
      folder: join(import.meta.dirname, '../peers'),
      stdout: lines.fd,
    })
    try {
      const { port } = await program.next<Announcement>()
      return new Served(program, { port, lines, folder })
    } catch (error) {
      await cleanUp(program, { lines, folder })
      throw error
    }
  }

  private constructor(program: Program, { port, lines, folder }: Place & { readonly port: number }) {
    this.port = port
    this.#program = program
    this.#lines = lines
    this.#folder = folder
  }

  usage(): Promise<Usage> {
    return this.#program.ask<Usage>({})
  }

  /** How many lines it has written so far. */
  async lines(): Promise<number> {
    let count = 0
    for await (const chunk of createReadStream(join(this.#folder, 'lines')) as AsyncIterable<Buffer>)
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1
    return count
  }

  end(): Promise<void> {
    return cleanUp(this.#program, { lines: this.#lines, folder: this.#folder })
  }
}

interface Place {
  readonly lines: FileHandle
  readonly folder: string
}

const cleanUp = async (program: Program, { lines, folder }: Place): Promise<void> => {
  await program.end()
  await lines.close()
  await rm(folder, { recursive: true, force: true })
}
