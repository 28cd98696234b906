// A Fastify app that knows nothing of its telemetry. Prints its address.
import { fastify } from 'fastify'

const app = fastify()
app.get('/greetings/:name', async ({ params }) => ({ hello: (params as { name: string }).name }))
app.get('/health', async () => 'mine')
await app.register(async (scope) => {
  scope.get('/nested', async () => (await fetch(`${address()}/greetings/you`)).json())
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = () => app.listeningOrigin
console.log(`listening ${address()}`)

if (process.env.CLOSES_ITSELF) {
  let signals = 0
  process.on('SIGTERM', async () => {
    signals++
    await app.close()
    setTimeout(() => process.exit(10 + signals), 200)
  })
}
