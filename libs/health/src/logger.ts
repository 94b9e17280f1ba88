/** The part of a logger that this library uses. */
export interface Logger {
  /** A recovery. */
  info(message: string, fields?: object): unknown;
  /** A failure. */
  warn(message: string, fields?: object): unknown;
}

const ignore = (): void => undefined;

export const silentLogger: Logger = { info: ignore, warn: ignore };
