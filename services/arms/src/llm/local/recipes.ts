export type Language = 'javascript' | 'python'

type Recipe = Readonly<Record<Language, string>> & {
  readonly name: string
  readonly words: RegExp
  /** One sentence: what the code does. */
  readonly says: string
}

/** What the local provider can write. The first recipe whose words are in the instruction is taken. */
export const recipes: readonly Recipe[] = [
  {
    name: 'hello world',
    words: /\bhello,? world\b/i,
    says: 'The function returns a greeting.',
    javascript: `function hello() {\n  return 'Hello, world!'\n}\n`,
    python: `def hello():\n    return 'Hello, world!'\n`,
  },
  {
    name: 'fizzbuzz',
    words: /\bfizz\s?buzz\b/i,
    says: 'The function lists 1 to n, with Fizz for multiples of 3, Buzz for those of 5, FizzBuzz for both.',
    javascript: `function fizzbuzz(n) {
  return Array.from({ length: n }, (_, i) => {
    const word = ((i + 1) % 3 ? '' : 'Fizz') + ((i + 1) % 5 ? '' : 'Buzz')
    return word || String(i + 1)
  })
}
`,
    python: `def fizzbuzz(n):
    def word(i):
        return ('' if i % 3 else 'Fizz') + ('' if i % 5 else 'Buzz')
    return [word(i) or str(i) for i in range(1, n + 1)]
`,
  },
  {
    name: 'fibonacci',
    words: /\bfibonacci\b/i,
    says: 'The function returns the nth Fibonacci number, counted from fibonacci(0) = 0.',
    javascript: `function fibonacci(n) {
  let [a, b] = [0, 1]
  for (let i = 0; i < n; i++) [a, b] = [b, a + b]
  return a
}
`,
    python: `def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
`,
  },
  {
    name: 'factorial',
    words: /\bfactorial\b/i,
    says: 'The function returns the product of 1 to n.',
    javascript: `function factorial(n) {\n  return n <= 1 ? 1 : n * factorial(n - 1)\n}\n`,
    python: `def factorial(n):\n    return 1 if n <= 1 else n * factorial(n - 1)\n`,
  },
  {
    name: 'palindrome',
    words: /\bpalindromes?\b/i,
    says: 'The function tells whether a text reads the same backwards, letters and digits alone.',
    javascript: `function isPalindrome(text) {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return letters === [...letters].reverse().join('')
}
`,
    python: `def is_palindrome(text):
    letters = [c for c in text.lower() if c.isalnum()]
    return letters == letters[::-1]
`,
  },
  {
    name: 'reverse',
    words: /\brevers(e|es|ing|al)\b/i,
    says: 'The function returns a text backwards.',
    javascript: `function reverse(text) {\n  return [...text].reverse().join('')\n}\n`,
    python: `def reverse(text):\n    return text[::-1]\n`,
  },
  {
    name: 'sum',
    words: /\b(sums?|add(s|ing)? (up|(the |two |a list of )?numbers))\b/i,
    says: 'The function adds up a list of numbers.',
    javascript: `function sum(numbers) {\n  return numbers.reduce((total, number) => total + number, 0)\n}\n`,
    python: `def sum_of(numbers):\n    return sum(numbers)\n`,
  },
]
