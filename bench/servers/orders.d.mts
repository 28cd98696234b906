import type { FastifyInstance } from 'fastify'

export declare const addOrders: (app: FastifyInstance) => void
