export { type Logger } from './logger.ts';
export { type HandledSignal, type ShutdownOptions } from './options.ts';
export { createShutdown } from './shutdown.ts';
export {
  type Called,
  type ResourceOptions,
  type Shutdown,
  type ShutdownState,
  type Synchronous,
} from './shutdown-interface.ts';
