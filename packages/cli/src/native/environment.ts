import type { Environment, Service } from '@octoscope/spec'
import { native } from '@octoscope/stack'

/** This machine, with every port moved up by `offset`, so that several stacks run side by side. After 65535 comes 1024. */
export const onThisMachine = (offset = 0): Environment => ({
  ...native,
  address: ({ port }: Service) => `127.0.0.1:${moved(port, offset)}`,
})

const moved = (port: number, offset: number): number =>
  lowest + ((port - lowest + offset) % (65_536 - lowest))

/** Ports below it belong to the system. */
const lowest = 1024

/** Where a service is reached in an environment. */
export const urlOf = (service: Service, { address }: Environment): string => `http://${address(service)}`
