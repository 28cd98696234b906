import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { expect, test } from 'vitest'
import { ownResource } from './resource.ts'

const given = { 'service.name': 'shop', 'telemetry.sdk.name': 'given' }

test('says what OpenTelemetry’s own resource says', () => {
  for (const attributes of [given, { 'service.name': 'shop' }]) {
    const stock = defaultResource().merge(resourceFromAttributes(attributes))
    expect(ownResource(attributes).attributes).toEqual(stock.attributes)
  }
})

test('merges both ways with OpenTelemetry’s own: the other is stronger', () => {
  const own = ownResource(given)
  const other = resourceFromAttributes({ 'service.name': 'kiosk', 'host.name': 'a' })
  expect(own.merge(other).attributes).toEqual({ ...own.attributes, ...other.attributes })
  expect(other.merge(own).attributes).toEqual({ ...other.attributes, ...own.attributes })
  expect(own.merge(null).attributes).toEqual(own.attributes)
})
