import { randomUUID } from 'node:crypto'
import { retriever } from '@octoscope/octollm/services'
import { hand } from '../../hand.ts'
import { jsonSchema } from '../../json-schema.ts'
import { refuse } from '../../refuse.ts'
import type { Document } from './document.ts'
import { documentsRequest, type DocumentsRequest } from './documents-request.ts'
import { library } from './library.ts'
import { octollmDocuments } from './octollm-documents.ts'
import { searchRequest, type SearchRequest } from './search-request.ts'

const capacity = { documents: 2000, characters: 5_000_000 }

/** `POST /documents` and `POST /search`: a library in memory, with full-text and vector search. */
export const retrieverHand = hand(retriever, () => ({
  limits: { ...capacity, documents_per_request: 100, text_characters: 50_000 },
  register: (app, { log, metrics }) => {
    const documents = library(capacity)
    documents.put(octollmDocuments)

    const timed = <T>(operation: 'read' | 'write', work: () => T): T => {
      const began = performance.now()
      const result = work()
      const labels = { memory_type: 'local', operation } as const
      metrics.memoryOperations.add(1, labels)
      metrics.memoryQueryDuration.record((performance.now() - began) / 1000, labels)
      return result
    }

    const put = { schema: { body: jsonSchema(documentsRequest) } }
    app.post<{ Body: DocumentsRequest }>('/documents', put, async ({ body }, reply) => {
      const added = withIds(body.documents)
      if (!documents.fits(added)) return refuse(reply, 413, full)
      timed('write', () => documents.put(added))
      log.info({ added: added.length, documents: documents.size }, 'documents.added')
      return reply.code(201).send({ ids: added.map(({ id }) => id), documents: documents.size })
    })

    const find = { schema: { body: jsonSchema(searchRequest) } }
    app.post<{ Body: SearchRequest }>('/search', find, async ({ body }) => {
      const results = timed('read', () => documents.search(body))
      log.info({ method: body.method, results: results.length }, 'documents.searched')
      return { results }
    })
  },
}))

/** Of two with the same id, the later one counts. */
const withIds = (documents: DocumentsRequest['documents']): readonly Document[] => {
  const named = documents.map(({ id = randomUUID(), ...document }) => ({ id, ...document }))
  return [...new Map(named.map((document) => [document.id, document])).values()]
}

const full = {
  code: 'library_full',
  message: `The library must stay within ${capacity.documents} documents and ${capacity.characters} characters. Send fewer or shorter ones.`,
  field: 'documents',
}
