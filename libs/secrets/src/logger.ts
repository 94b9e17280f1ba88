/** The part of a logger that this library uses: winston, pino-like wrappers and `console` have it. */
export interface Logger {
  debug(message: string, fields?: object): unknown;
  info(message: string, fields?: object): unknown;
  warn(message: string, fields?: object): unknown;
}

const nothing = () => undefined;

export const noLogger: Logger = { debug: nothing, info: nothing, warn: nothing };
