import winston from 'winston';

const { levels } = winston.config.npm;

/** npm's levels, most severe first. */
export type LogLevel = 'error' | 'warn' | 'info' | 'http' | 'verbose' | 'debug' | 'silly';

/** Whether the text is one of npm's levels. */
export function isLevel(level: unknown): level is LogLevel {
  return typeof level === 'string' && Object.hasOwn(levels, level);
}

/**
 * The level itself.
 * @throws {TypeError} for any other value: a logger with an unknown level would stay silent.
 */
export function checkedLevel(level: unknown): LogLevel {
  if (isLevel(level)) return level;
  throw new TypeError(
    `Unknown log level ${JSON.stringify(level) ?? String(level)}; allowed are ${Object.keys(levels).join(', ')}`,
  );
}

/** The level if it is one of npm's, else "info": a misspelt level must not lose the line. */
export function knownLevel(level: unknown): LogLevel {
  return isLevel(level) ? level : 'info';
}
