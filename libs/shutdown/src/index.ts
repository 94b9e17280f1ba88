export { type Logger } from './logger.ts';
export { type ShutdownOptions } from './options.ts';
export { createShutdown, type Shutdown, type ShutdownState } from './shutdown.ts';
