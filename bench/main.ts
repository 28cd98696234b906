// The benchmark: ours beside its peers, in one run. See README.md.
import { Misuse, readOptions, type Options } from './command/options.ts'
import { help } from './command/help.ts'
import { runHttp } from './http/run.ts'
import { httpTable } from './http/http-table.ts'
import { runMicro } from './micro/run.ts'
import { microTable } from './micro/micro-table.ts'
import { readMachine } from './report/machine.ts'
import { plainTable } from './report/table.ts'
import { targetsOf } from './report/targets.ts'
import type { Report } from './report/report.ts'

const main = async (options: Options): Promise<number> => {
  const session = (part: string, rounds: number) => ({
    rounds: options.rounds ?? rounds,
    seconds: options.seconds,
    peers: options.peers,
    progress: (text: string) => void process.stderr.write(`${part}, ${text}\n`),
  })
  const report: Report = {
    machine: readMachine(new Date()),
    ...(options.parts.includes('micro') && { micro: await runMicro(session('micro', 5)) }),
    ...(options.parts.includes('http') && { http: await runHttp(session('http', 5)) }),
  }
  if (report.micro) console.log(plainTable(microTable(report.micro)))
  if (report.http) console.log(plainTable(httpTable(report.http)))
  for (const { what, promised, measured, held } of targetsOf(report))
    console.log(`${held ? '✓' : '✗'} ${what}: ${measured} (${promised})`)
  for (const { name, why } of [...(report.micro?.missing ?? []), ...(report.http?.missing ?? [])])
    console.log(`left out: ${name}: ${why}`)
  return 0
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) console.log(help)
  else process.exitCode = await main(options)
} catch (error) {
  if (!(error instanceof Misuse)) throw error
  console.error(`bench: ${error.message} See: npm run bench -- --help`)
  process.exitCode = 2
}
