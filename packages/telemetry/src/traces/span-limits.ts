/** How much one span may hold. The names are those of OpenTelemetry's SDK. */
export interface SpanLimits {
  readonly attributeCountLimit: number
  /** In UTF-16 units, for each text. */
  readonly attributeValueLengthLimit: number
  readonly eventCountLimit: number
  readonly linkCountLimit: number
  readonly attributePerEventCountLimit: number
  readonly attributePerLinkCountLimit: number
}

/** 64 attributes of 4 KB: a queue full of prompts would otherwise fill the memory. The others are the specification's. */
export const defaultSpanLimits: SpanLimits = {
  attributeCountLimit: 64,
  attributeValueLengthLimit: 4096,
  eventCountLimit: 128,
  linkCountLimit: 128,
  attributePerEventCountLimit: 128,
  attributePerLinkCountLimit: 128,
}
