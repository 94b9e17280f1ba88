/** The part of a logger that this library uses: winston, pino-like wrappers and `console` have it. */
export interface Logger {
  /** A refresh without a change. */
  debug(message: string, fields?: object): unknown;
  /** A rotation or a recovery. */
  info(message: string, fields?: object): unknown;
  /** A failed refresh. */
  warn(message: string, fields?: object): unknown;
}

const nothing = () => undefined;

export const noLogger: Logger = { debug: nothing, info: nothing, warn: nothing };
