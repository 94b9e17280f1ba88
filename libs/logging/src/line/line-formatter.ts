import { isReservedField } from '../redaction/field-key.ts';
import { limits } from './limits.ts';
import { quote } from '../text/quote.ts';
import { closeBudget, openBudget, withBudget, writeFields } from './json-value.ts';
import type { LineIdentity } from './logger-types.ts';
import { writeMessage } from './message.ts';
import { copyFields } from './record.ts';
import { timestamp } from './timestamp.ts';
import type { TraceContext } from '../trace/trace-context.ts';

/** Fields that a child logger adds to each of its lines. */
export interface BoundFields {
  readonly fields: object;
  /** The same as JSON members, with a leading comma. */
  readonly json: string;
}

/** Characters reserved for the end of a truncated line. */
const RESERVE = 4_096;
const LONGEST_CALLER = 256;

/** Builds log lines: the logger's own fields first, then the caller's, which cannot forge them. */
export class LineFormatter {
  readonly #identity: string;

  constructor({ service, environment, version }: LineIdentity) {
    this.#identity =
      `,"service":${quote(service)},"environment":${quote(environment)}` +
      `,"version":${quote(version)}`;
  }

  /**
   * One line of JSON with its line feed, at most 64 KiB. Never throws, and does not change `fields`.
   */
  line(
    level: string,
    message: unknown,
    trace: TraceContext | undefined,
    fields?: object,
    bound?: BoundFields,
    kind = '',
  ): string {
    const head = `{"timestamp":"${timestamp(Date.now())}","level":"${level}"${kind},"message":`;
    const identity = trace === undefined ? this.#identity : this.#identity + traceFields(trace);
    const fixed = head.length + identity.length + (bound === undefined ? 0 : bound.json.length);
    const room = limits.line - RESERVE - fixed;
    const line = `${head}${bodyWithin(room, message, identity, fields, bound)}}\n`;
    // A character takes up to three bytes. Only then is the line written again, in a third of the room.
    if (line.length * 3 <= limits.line || Buffer.byteLength(line) <= limits.line) return line;
    return `${head}${bodyWithin(Math.floor(room / 3), message, identity, fields, bound)}}\n`;
  }

  /** A line of metrics, with unchanged fields. Never throws. */
  metricsLine(fields: object): string {
    const head =
      `{"timestamp":"${timestamp(Date.now())}","level":"info","log":"metrics",` +
      `"message":"Metrics"${this.#identity}`;
    try {
      return `${head}${writeUnchanged(fields)}}\n`;
    } catch {
      return `${head},"unreadable":true}\n`;
    }
  }
}

/** Fields as JSON members with a leading comma and unchanged values. */
function writeUnchanged(fields: object): string {
  let out = '';
  for (const [name, value] of Object.entries(fields)) {
    const json = JSON.stringify(value) as string | undefined;
    if (json !== undefined) out += `,${quote(isReservedField(name) ? `_${name}` : name)}:${json}`;
  }
  return out;
}

/** The fields as JSON members with a leading comma, ready to follow another member. */
export function bindFields(fields: object): BoundFields {
  return { fields, json: withBudget(() => writeMembers(fields), limits.bound) };
}

function traceFields({ traceId, caller }: TraceContext): string {
  const id = `,"traceId":"${traceId}"`;
  return caller === undefined ? id : `${id},"caller":${quote(caller.slice(0, LONGEST_CALLER))}`;
}

function bodyWithin(
  room: number,
  message: unknown,
  identity: string,
  fields: object | undefined,
  bound: BoundFields | undefined,
): string {
  openBudget(room);
  try {
    return writeBody(message, identity, fields, bound);
  } finally {
    closeBudget();
  }
}

/**
 * Everything from the message on. A value that cannot be read at all, such as a revoked proxy, loses
 * only its own part.
 */
function writeBody(
  message: unknown,
  identity: string,
  fields: object | undefined,
  bound: BoundFields | undefined,
): string {
  let out = '';
  try {
    out = writeMessage(message) + identity;
    if (fields === undefined) return bound === undefined ? out : out + bound.json;
    return out + writeMembers(fields, bound);
  } catch {
    return `${out === '' ? `"[threw]"${identity}` : out},"unreadable":true`;
  }
}

function writeMembers(fields: object, bound?: BoundFields): string {
  if (bound !== undefined && overlap(fields, bound.fields)) {
    return writeMembers({ ...bound.fields, ...copyFields(fields) });
  }
  const own = writeFields(fields, true);
  const before = bound === undefined ? '' : bound.json;
  return own === '' ? before : `${before},${own}`;
}

function overlap(fields: object, bound: object): boolean {
  for (const key of Object.keys(bound)) if (Object.hasOwn(fields, key)) return true;
  return false;
}
