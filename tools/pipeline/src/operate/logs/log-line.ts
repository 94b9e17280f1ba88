import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Colours } from '../../gate/reporters/reporter.ts';

/** A line of a container's log in CloudWatch. */
export interface LogLine {
  readonly service: string;
  /** CloudWatch's id, which is the same each time the line is read. */
  readonly id: string;
  readonly time: Date;
  /** Id of the task that wrote it; for a stream that no container made, the stream's name. */
  readonly task: string;
  readonly text: string;
}

const LINE = 2_000;
/** Fields that are shown in columns, or are the same in every line. */
const KNOWN = new Set(['timestamp', 'level', 'message', 'service', 'environment', 'version']);

/** A line for terminals: time, level, service, message, then the other fields; pure. */
export function lineText(line: LogLine, colours: Colours): string {
  const fields = fieldsOf(line.text);
  const time = line.time.toISOString().slice(11, 23);
  const where = colours.dim(`${line.service} ${line.task.slice(0, 8)}`);
  if (fields === undefined) return `${time}        ${where}  ${clean(line.text)}`;
  const level = String(fields['level'] ?? '');
  const rest = Object.entries(fields)
    .filter(([name]) => !KNOWN.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const painted = paintOf(level, colours)(clean(level).padEnd(5).slice(0, 5));
  const message = clean(String(fields['message'] ?? ''));
  return `${time}  ${painted} ${where}  ${[message, colours.dim(clean(rest.join(' ')))].join('  ').trimEnd()}`;
}

/** For programs: what the container wrote, parsed if it is JSON. */
export function lineJson({ service, task, time, text }: LogLine): object {
  const fields = fieldsOf(text);
  return {
    ...{ service, task, time: time.toISOString() },
    ...(fields === undefined ? { text } : { fields }),
  };
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const paintOf = (level: string, { red, yellow, reset }: Colours) =>
  /^(?:error|fatal|crit|emerg|alert)/.test(level) ? red : level.startsWith('warn') ? yellow : reset;

const clean = (text: string) => cutText(cleanText(text), LINE);
