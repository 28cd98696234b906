import { expect, test } from 'vitest'
import { library } from './library.ts'

const documents = [
  { id: 'cat', title: 'Cats', text: 'A cat sleeps on the warm roof. Cats chase mice.' },
  { id: 'dog', title: 'Dogs', text: 'A dog guards the house and barks at night.' },
  { id: 'sql', title: 'PostgreSQL', text: 'A database keeps rows in tables and answers queries.' },
]

const filled = () => {
  const shelf = library({ documents: 4, characters: 1000 })
  shelf.put(documents)
  return shelf
}

const idsFor = (query: string, method: 'hybrid' | 'text' | 'vector') =>
  filled()
    .search({ query, method, limit: 5 })
    .map(({ id }) => id)

test('full text finds the document with the rarer words first', () => {
  expect(idsFor('the house of the dog in the night, or a cat', 'text')).toEqual(['dog', 'cat'])
})

test('a rare word weighs more than a common one, even one that is repeated', () => {
  const shelf = filled()
  shelf.put([{ id: 'owl', title: 'Owls', text: 'An owl hunts at night, flies at night and hoots at night.' }])
  const ids = shelf.search({ query: 'a night on the roof', method: 'text', limit: 5 }).map(({ id }) => id)
  expect(ids).toEqual(['cat', 'owl', 'dog'])
})

test('full text does not find a misspelt word, the vector does', () => {
  expect(idsFor('databse', 'text')).toEqual([])
  expect(idsFor('databse', 'vector')[0]).toBe('sql')
})

test('hybrid finds what either finds', () => {
  expect(idsFor('databse', 'hybrid')[0]).toBe('sql')
  expect(idsFor('dog', 'hybrid')[0]).toBe('dog')
})

test('nothing is found for words that are nowhere', () => {
  expect(idsFor('zzzz', 'hybrid')).toEqual([])
})

test('no more are found than asked for', () => {
  expect(filled().search({ query: 'dog cat database', method: 'text', limit: 2 })).toHaveLength(2)
})

test('a document with a known id takes the place of the old one', () => {
  const shelf = filled()
  shelf.put([{ id: 'cat', title: 'Birds', text: 'A bird sings.' }])
  expect(shelf.size).toBe(3)
  expect(shelf.search({ query: 'mice', method: 'hybrid', limit: 5 })).toEqual([])
  expect(shelf.search({ query: 'bird', method: 'text', limit: 5 }).map(({ title }) => title)).toEqual([
    'Birds',
  ])
})

test('the library is full at its number of documents and at its number of characters', () => {
  const shelf = filled()
  const one = { id: 'one', title: 'One', text: 'x' }
  expect(shelf.fits([one])).toBe(true)
  expect(shelf.fits([one, { ...one, id: 'two' }])).toBe(false)
  expect(shelf.fits([{ ...one, text: 'x'.repeat(1000) }])).toBe(false)
  expect(shelf.fits([{ ...one, id: 'cat' }, { ...one, id: 'dog' }, one])).toBe(true)
})
