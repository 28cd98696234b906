import { z } from 'zod'
import { catalogText, catalogVersion, type ToldCatalog } from '../../catalog/catalog.ts'
import { Refusal } from './refusal.ts'

/** A catalogue from its JSON. `origin` is how the reader knows it: a revision, a file. */
export const readCatalog = (text: string, origin: string): ToldCatalog => {
  const value = parsed(text, origin)
  const { version } = z.object({ version: z.unknown() }).catch({ version: undefined }).parse(value)
  if (version !== catalogVersion)
    throw new Refusal(
      `The catalogue of ${origin} has ${version === undefined ? 'no version' : `version ${JSON.stringify(version)}`}, and only catalogues of version ${catalogVersion} are compared. Compare with a revision whose Octoscope writes version ${catalogVersion}.`,
    )
  const { data, error } = catalogText.safeParse(value)
  if (error)
    throw new Refusal(`The catalogue of ${origin} is damaged: ${z.prettifyError(error)}\nWrite it anew.`)
  return data
}

const parsed = (text: string, origin: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(
      `The catalogue of ${origin} is no JSON. It must be what "octoscope catalog --json" prints.`,
    )
  }
}
