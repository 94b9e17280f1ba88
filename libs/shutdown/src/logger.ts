/** The part of a logger that this library uses. */
export interface Logger {
  /** A step of the shutdown. */
  info(message: string, fields?: object): unknown;
  /** A second signal. */
  warn(message: string, fields?: object): unknown;
  /** What was lost or could not be closed. */
  error(message: string, fields?: object): unknown;
}

const ignore = (): void => undefined;

export const silentLogger: Logger = { info: ignore, warn: ignore, error: ignore };
