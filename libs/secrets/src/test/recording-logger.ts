import { inspect } from 'node:util';
import { recordOutput } from '@gatehouse/testing';
import { type Logger } from '../logger.ts';

export interface LogLine {
  level: keyof Logger;
  message: string;
  fields: Record<string, unknown>;
}

/** A logger that keeps its lines and passes them to the search for leaked secrets. */
export function recordingLogger() {
  const lines: LogLine[] = [];
  const at = (level: keyof Logger) => (message: string, fields?: object) => {
    const line = { level, message, fields: { ...fields } };
    recordOutput(`${inspect(line, { depth: null })}\n`);
    lines.push(line);
  };
  return {
    logger: { debug: at('debug'), info: at('info'), warn: at('warn') } satisfies Logger,
    lines,
    /** The lines of one level. */
    of: (level: keyof Logger) => lines.filter((line) => line.level === level),
  };
}
