import { announce } from './announce.mjs'

announce(0)
