import { expect, test } from 'vitest'
import { importSpecifiers } from './import-specifiers.ts'

test('every way to name a module is seen, with its line', () => {
  const source = `import a, { b } from 'static'
import type { C } from "typed"
import 'bare'
export * from 'again'
export {
  d,
} from 'many-lines'
const e = await import( /* why */ 'dynamic')
type F = import('in-a-type').F
const g = require('required')
const h = import.meta.resolve('resolved')
`
  expect(importSpecifiers(source).map(({ specifier, line }) => `${line} ${specifier}`)).toEqual([
    '1 static',
    '2 typed',
    '3 bare',
    '4 again',
    '7 many-lines',
    '8 dynamic',
    '9 in-a-type',
    '10 required',
    '11 resolved',
  ])
})

test.each([
  ['a line comment', `// import 'no'`],
  ['a block comment', `/* Write\n * import x from 'no'\n */`],
  ['a template', "const help = `\nimport x from 'no'\n`"],
  ['a string', `const help = "import x from 'no'"`],
  ['a string with an escaped quote', `const help = 'don\\'t import "no"'`],
  ['a property called from', `const mail = { from: 'no' }`],
  ['a method called from', `Buffer.from('no')`],
])('%s is no import', (_name, source) => {
  expect(importSpecifiers(`${source}\nimport 'yes'`).map(({ specifier }) => specifier)).toEqual(['yes'])
})

test.each([
  ['quotes', `const quote = /['"]/\nimport 'yes'`],
  ['a backtick', 'const tick = line.replace(/`/g, "")\nimport "yes" // `'],
  ['slashes', String.raw`const url = /https?:\/\/[/'"]+/` + `\nimport 'yes'`],
])('a regular expression with %s hides nothing', (_name, source) => {
  expect(importSpecifiers(source).map(({ specifier }) => specifier)).toEqual(['yes'])
})

test('division is no regular expression', () => {
  const source = `const half = total / 2 + 'a'.length / 2\nconst m = import('yes')`
  expect(importSpecifiers(source).map(({ specifier }) => specifier)).toEqual(['yes'])
})
