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
