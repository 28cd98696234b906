import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { Ending, Task } from '../tasks/task.ts'
import { taskOf, type TaskRow } from './task-row.ts'
import type { TaskFilter, TaskStore } from './task-store.ts'

/** Keeps tasks in an SQLite file, or in the process alone when the file is `:memory:`. */
export class SqliteTaskStore implements TaskStore {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(file: string) {
    this.#database = open(file)
  }

  async add({ id, contract, traceparent, createdAt }: Task): Promise<void> {
    this.#one(
      `INSERT INTO tasks (id, contract, traceparent, created_at, updated_at)
       VALUES (:id, :contract, :traceparent, :at, :at) RETURNING *`,
      { id, contract: JSON.stringify(contract), traceparent: traceparent ?? null, at: createdAt },
    )
  }

  async get(id: string): Promise<Task | undefined> {
    return this.#one('SELECT * FROM tasks WHERE id = :id', { id })
  }

  async list({ status, limit }: TaskFilter): Promise<readonly Task[]> {
    return status === undefined
      ? this.#all('SELECT * FROM tasks ORDER BY sequence DESC LIMIT :limit', { limit })
      : this.#all('SELECT * FROM tasks WHERE status = :status ORDER BY sequence DESC LIMIT :limit', {
          status,
          limit,
        })
  }

  async takeUp(): Promise<readonly Task[]> {
    this.#all(`UPDATE tasks SET status = 'pending' WHERE status = 'processing' RETURNING *`)
    return this.#all(`SELECT * FROM tasks WHERE status = 'pending' ORDER BY sequence`)
  }

  async start(id: string, at: number): Promise<Task | undefined> {
    return this.#one(
      `UPDATE tasks SET status = 'processing', attempts = attempts + 1, started_at = :at, updated_at = :at
       WHERE id = :id AND status = 'pending' RETURNING *`,
      { id, at },
    )
  }

  async release(id: string, at: number): Promise<void> {
    this.#one(
      `UPDATE tasks SET status = 'pending', attempts = attempts - 1, started_at = NULL, updated_at = :at
       WHERE id = :id AND status = 'processing' RETURNING *`,
      { id, at },
    )
  }

  async end(id: string, ending: Ending, at: number): Promise<boolean> {
    const result = ending.status === 'completed' ? JSON.stringify(ending.result) : null
    const error = ending.status === 'failed' ? ending.error : null
    const ended = this.#one(
      `UPDATE tasks SET status = :status, result = :result, error = :error, ended_at = :at, updated_at = :at
       WHERE id = :id AND status IN ('pending', 'processing') RETURNING *`,
      { id, status: ending.status, result, error, at },
    )
    return ended !== undefined
  }

  async check(): Promise<void> {
    this.#one('SELECT * FROM tasks LIMIT 1')
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #one(sql: string, values: Values = {}): Task | undefined {
    const row = this.#statement(sql).get(values) as TaskRow | undefined
    return row && taskOf(row)
  }

  #all(sql: string, values: Values = {}): readonly Task[] {
    return (this.#statement(sql).all(values) as unknown as readonly TaskRow[]).map(taskOf)
  }

  #statement(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

type Values = Record<string, SQLInputValue>

/** The lock that this takes keeps a second orchestrator from running the same tasks. */
const open = (file: string): DatabaseSync => {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(file, { timeout: lockTimeoutMs })
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
    database.exec(schema)
    return database
  } catch (cause) {
    const { message, errcode } = cause as { readonly message: string; readonly errcode?: number }
    const why = errcode === busy ? 'another process has it in use' : message
    throw new Error(
      `The task store ${file} cannot be opened: ${why}. Set DATA_DIR to a folder that this orchestrator alone may write.`,
      { cause },
    )
  }
}

const lockTimeoutMs = 1000

/** SQLITE_BUSY. */
const busy = 5

const schema = `
  CREATE TABLE IF NOT EXISTS tasks (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL DEFAULT 'pending',
    contract TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    traceparent TEXT,
    result TEXT,
    error TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS tasks_by_status ON tasks (status, sequence);
`
