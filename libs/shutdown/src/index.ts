export { type Logger } from './logger.ts';
export { type ShutdownOptions } from './options.ts';
export { createShutdown } from './shutdown.ts';
export { type ResourceOptions, type Shutdown, type ShutdownState } from './shutdown-interface.ts';
