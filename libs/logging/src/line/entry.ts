import { knownLevel, type LogLevel } from './level.ts';
import { firstFields, isError, isRecord } from './record.ts';

/**
 * Supports winston's one-argument forms: `logger.log({ level, message, ... })`, `logger.error(error)`.
 */
export interface Entry {
  level: LogLevel;
  message: unknown;
  fields: object | undefined;
}

/** Splits an entry without changing it; `level` overrides the entry's own. Never throws. */
export function splitEntry(entry: unknown, level?: string): Entry {
  try {
    if (typeof entry !== 'object' || entry === null) {
      return { level: knownLevel(level), message: entry, fields: undefined };
    }
    if (isError(entry)) {
      return { level: knownLevel(level), message: entry.message, fields: { error: entry } };
    }
    if (!isRecord(entry)) {
      return { level: knownLevel(level), message: '', fields: { extra: [entry] } };
    }
    const { level: own, message } = entry as Record<string, unknown>;
    const { level: _level, message: _message, ...fields } = firstFields(entry);
    const known = knownLevel(level ?? own);
    // winston's `{ level, message: error }`; a caller's own `error` keeps its name.
    if (typeof message === 'object' && message !== null && isError(message))
      return { level: known, message: message.message, fields: { error: message, ...fields } };
    return { level: known, message, fields };
  } catch {
    // A getter threw: the serialiser reads field by field and handles that.
    return { level: knownLevel(level), message: '', fields: { entry } };
  }
}
