import { writeMembers, type BoundFields } from './bound-fields.ts';
import { limits } from './limits.ts';
import { quote } from '../text/quote.ts';
import { closeBudget, openBudget } from './json-value.ts';
import type { LineIdentity } from './logger-options.ts';
import { writeMessage } from './message.ts';
import { timestamp } from './timestamp.ts';
import type { TraceContext } from '../trace/trace-context.ts';
import { traceFields } from './trace-fields.ts';
import { writeUnchanged } from './unchanged-fields.ts';

/** Characters reserved for the end of a truncated line. */
const RESERVE = 4_096;

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
