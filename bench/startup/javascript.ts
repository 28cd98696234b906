import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Program } from '../process/program.ts'

/**
 * The modules that a service of ours loads, as JavaScript, which is what the peers' packages hold. Stripping types when a
 * program starts costs it about 4 ms for each module; that is measured apart. They stand below `bench`, where Node finds
 * what they import.
 */
export class JavaScript implements AsyncDisposable {
  readonly #folder: string

  static async write(): Promise<JavaScript> {
    await mkdir(dist, { recursive: true })
    const folder = await mkdtemp(join(dist, 'javascript-'))
    const program = new Program(join(import.meta.dirname, 'write-javascript.ts'), {
      env: { FOLDER: folder },
      nodeOptions: ['--disable-warning=ExperimentalWarning'], // that Node can strip types for a program
    })
    await program.next().finally(() => program.end())
    return new JavaScript(folder)
  }

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Where a module stands, by its path from the repository's root. */
  of(path: string): string {
    return javaScriptOf(this.#folder, path)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

const dist = join(import.meta.dirname, '../dist')

export const javaScriptOf = (folder: string, path: string): string =>
  join(folder, path.replace(/\.ts$/, '.js'))
