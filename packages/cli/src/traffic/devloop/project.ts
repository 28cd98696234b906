import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A small project with two agents: one finds notes and stray blanks, which it can mend; the other is a test command. */
export const layOut = async (folder: string): Promise<void> => {
  await mkdir(join(folder, 'tools'), { recursive: true })
  await mkdir(join(folder, 'src'), { recursive: true })
  await writeFile(join(folder, 'tools/notes.mjs'), notes)
  await writeFile(join(folder, 'tools/tests.mjs'), tests)
  await writeFile(join(folder, '.devloop.json'), `${JSON.stringify(configuration, null, 2)}\n`)
}

export const configuration = {
  global: { metrics: { granularity: '1s' } },
  watch: { debounce: '100ms' },
  agents: {
    notes: {
      command: [process.execPath, 'tools/notes.mjs', '{files}'],
      fix: [process.execPath, 'tools/notes.mjs', '--fix', '{files}'],
      findings: 'sarif',
      patterns: ['src/**'],
    },
    tests: { command: [process.execPath, 'tools/tests.mjs'], patterns: ['src/**'], timeout: '2s' },
  },
}

/** Tells of notes (TODO, FIXME) and of blanks at the ends of lines, which `--fix` removes, as SARIF. */
const notes = `import { readFileSync, writeFileSync } from 'node:fs'
const fix = process.argv.includes('--fix')
const results = process.argv.slice(2).filter((file) => file !== '--fix').flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  if (fix) writeFileSync(file, text.replace(/[ \\t]+$/gm, ''))
  return text.split('\\n').flatMap((line, index) => {
    const place = { locations: [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: index + 1 } } }] }
    const found = (ruleId, level, about = {}) => ({ ruleId, level, message: { text: line.trim() || 'a blank' }, ...place, ...about })
    return [
      ...(/TODO/.test(line) ? [found('todo', 'warning')] : []),
      ...(/FIXME/.test(line) ? [found('fixme', 'error', /no issue/.test(line) ? { suppressions: [{ kind: 'inSource' }] } : {})] : []),
      ...(/[ \\t]+$/.test(line) ? [found('stray-blank', 'note', { fixes: [{}] })] : []),
    ]
  })
})
console.log(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'notes' } }, results }] }))
`

/** Fails while a file says so, and hangs while one says that. */
const tests = `import { readdirSync, readFileSync } from 'node:fs'
const text = readdirSync('src').map((file) => readFileSync('src/' + file, 'utf8')).join('')
if (text.includes('hang')) setInterval(() => {}, 1000)
else if (text.includes('broken')) { console.error('1 test failed'); process.exit(1) }
`
