/** The part of a logger that this library uses. */
export interface Logger {
  info(message: string, fields?: object): unknown;
  warn(message: string, fields?: object): unknown;
}

const ignore = (): void => undefined;

export const silentLogger: Logger = { info: ignore, warn: ignore };
