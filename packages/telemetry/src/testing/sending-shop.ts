import { openShop } from './open-shop.ts'
import { startOtlpReceiver } from './otlp-receiver.ts'

/** The shop with its real telemetry, and a receiver that it sends its spans to. */
export const openSendingShop = async (env: NodeJS.ProcessEnv = {}) => {
  const receiver = await startOtlpReceiver()
  const shop = openShop({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env })
  return {
    ...shop,
    receiver,
    /** All spans that have ended so far. */
    sent: async () => {
      await shop.telemetry.flush(5000)
      return receiver.spans
    },
  }
}
