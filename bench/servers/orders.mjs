/** The one route that every server has: it answers a small JSON object, and does nothing else. */
export const addOrders = (app) => {
  app.get('/orders/:id', async (request) => ({
    id: request.params.id,
    status: 'shipped',
    items: [
      { sku: 'a-1', quantity: 2 },
      { sku: 'b-7', quantity: 1 },
    ],
    total: 41.5,
  }))
}
