import type { Environment, Service } from '@octoscope/spec'
import { native } from '@octoscope/stack'

/** This machine, with every port moved up by `offset`, so that several stacks run side by side. */
export const onThisMachine = (offset = 0): Environment => ({
  ...native,
  address: ({ port }: Service) => `127.0.0.1:${port + offset}`,
})

/** Where a service is reached in an environment. */
export const urlOf = (service: Service, { address }: Environment): string => `http://${address(service)}`
