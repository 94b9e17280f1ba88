/** What this library needs of a logger: winston, pino-like wrappers and `console` fit. */
export interface Logger {
  debug(message: string, fields?: object): unknown;
  info(message: string, fields?: object): unknown;
  warn(message: string, fields?: object): unknown;
}

const nothing = () => undefined;

export const noLogger: Logger = { debug: nothing, info: nothing, warn: nothing };
