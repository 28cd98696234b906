import type { CompletedPart, S3Client } from '@aws-sdk/client-s3'
import { UsageError } from '../../config/usage-error.ts'
import type { Destination } from './destination.ts'
import { NotTaken } from './destination.ts'

export interface S3Place {
  readonly bucket: string
  readonly key: string
}

/** Reads `s3://bucket/key`; a key that ends in "/" gets the name. Throws a UsageError. */
export const s3Place = (url: string, name: string): S3Place => {
  const [, bucket = '', path = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(url) ?? []
  if (bucket === '')
    throw new UsageError(`--destination must be like "s3://bucket/folder/"; "${url}" came. Correct it.`)
  return { bucket, key: path === '' || path.endsWith('/') ? `${path}${name}` : path }
}

export interface S3Object {
  readonly contentType: string
  readonly attempts: number
  readonly signal: AbortSignal
}

/** S3 takes parts of 5 MiB and more, and 10,000 of them: so much holds 80 GiB. */
const partSize = 8 * 1_048_576

/** An object that is there whole or not at all. A small one is put at once, a large one in parts. */
export const s3Destination = async (
  place: S3Place,
  { contentType, attempts, signal }: S3Object,
): Promise<Destination> => {
  // Loaded when it is needed: it takes longer to load than everything else.
  const s3 = await import('@aws-sdk/client-s3')
  const client: S3Client = new s3.S3Client({
    maxAttempts: attempts,
    // The only form of address that works for a bucket at an endpoint of one's own.
    ...(process.env['AWS_ENDPOINT_URL_S3'] !== undefined || process.env['AWS_ENDPOINT_URL'] !== undefined
      ? { forcePathStyle: true }
      : {}),
  })
  const object = { Bucket: place.bucket, Key: place.key }
  const abort = { abortSignal: signal }
  let [held, heldSize, upload] = [[] as Buffer[], 0, '']
  const parts: CompletedPart[] = []

  const sendPart = async (body: Buffer): Promise<void> => {
    upload ||=
      (await client.send(new s3.CreateMultipartUploadCommand({ ...object, ContentType: contentType }), abort))
        .UploadId ?? ''
    const number = parts.length + 1
    const { ETag } = await client.send(
      new s3.UploadPartCommand({ ...object, UploadId: upload, PartNumber: number, Body: body }),
      abort,
    )
    parts.push({ PartNumber: number, ...(ETag !== undefined && { ETag }) })
  }
  const finish = async (): Promise<void> => {
    const last = Buffer.concat(held)
    if (upload === '') {
      await client.send(new s3.PutObjectCommand({ ...object, Body: last, ContentType: contentType }), abort)
      return
    }
    if (last.length > 0) await sendPart(last)
    await client.send(
      new s3.CompleteMultipartUploadCommand({
        ...object,
        UploadId: upload,
        MultipartUpload: { Parts: parts },
      }),
      abort,
    )
  }
  return {
    takesParts: false,
    write: async (bytes) => {
      held.push(Buffer.from(bytes))
      heldSize += bytes.length
      if (heldSize < partSize) return
      const body = Buffer.concat(held)
      ;[held, heldSize] = [[], 0]
      await told(place, () => sendPart(body))
    },
    end: async () => {
      await told(place, finish)
      client.destroy()
      return `s3://${place.bucket}/${place.key}`
    },
    abort: async () => {
      if (upload !== '')
        await client.send(new s3.AbortMultipartUploadCommand({ ...object, UploadId: upload })).catch(() => {})
      client.destroy()
    },
  }
}

const told = async (place: S3Place, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    const { name, message } = error as Error
    throw new NotTaken(`s3://${place.bucket}/${place.key} was not written: ${name}: ${message}`, {
      cause: error,
    })
  }
}
