import { isReservedField } from './field-key.ts';
import { quote, writeString } from './json-string.ts';
import { withBudget, writeFields, writeValue } from './json-value.ts';
import { copyFields, isError, isRecord } from './record.ts';
import { timestamp } from './timestamp.ts';
import type { TraceContext } from './trace-context.ts';

/** What every line of a process says about it. */
export interface LineIdentity {
  service: string;
  environment: string;
  version: string;
}

/** Fields that a child logger puts on each of its lines. */
export interface BoundFields {
  readonly fields: object;
  /** The same as JSON members, led by a comma. */
  readonly json: string;
}

/** Puts log lines together: the logger's own fields first, then the caller's, which cannot forge them. */
export class LineFormatter {
  readonly #identity: string;

  constructor({ service, environment, version }: LineIdentity) {
    this.#identity =
      `,"service":${quote(service)},"environment":${quote(environment)}` +
      `,"version":${quote(version)}`;
  }

  /** One line of JSON with its line feed. Never throws, and leaves `fields` as they are. */
  line(
    level: string,
    message: unknown,
    trace: TraceContext | undefined,
    fields?: object,
    bound?: BoundFields,
    kind = '',
  ): string {
    let head = `{"timestamp":"${timestamp(Date.now())}","level":"${level}"${kind},"message":`;
    try {
      head += `${writeMessage(message)}${this.#identity}`;
      if (trace !== undefined) {
        head += `,"traceId":"${trace.traceId}"`;
        if (trace.caller !== undefined) head += `,"caller":${writeString(trace.caller)}`;
      }
      if (fields === undefined) return `${head}${bound === undefined ? '' : bound.json}}\n`;
      const members = writeMembers(fields, bound);
      return `${head}${members}}\n`;
    } catch {
      return `${head.endsWith(':') ? `${head}"[threw]"${this.#identity}` : head},"unreadable":true}\n`;
    }
  }

  /** A line of measurements, whose fields stand in it as they are. Never throws. */
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

/** Fields as JSON members led by a comma, their values as they are. */
function writeUnchanged(fields: object): string {
  let out = '';
  for (const [name, value] of Object.entries(fields)) {
    const json = JSON.stringify(value) as string | undefined;
    if (json !== undefined) out += `,${quote(isReservedField(name) ? `_${name}` : name)}:${json}`;
  }
  return out;
}

/** The fields as JSON members led by a comma, ready to follow another member. */
export function bindFields(fields: object): BoundFields {
  return { fields, json: writeMembers(fields) };
}

function writeMembers(fields: object, bound?: BoundFields): string {
  if (bound !== undefined && overlap(fields, bound.fields)) {
    return writeMembers({ ...bound.fields, ...copyFields(fields) });
  }
  const own = withBudget(() => writeFields(fields, true));
  const before = bound === undefined ? '' : bound.json;
  return own === '' ? before : `${before},${own}`;
}

function overlap(fields: object, bound: object): boolean {
  for (const key of Object.keys(bound)) if (Object.hasOwn(fields, key)) return true;
  return false;
}

function writeMessage(message: unknown): string {
  if (typeof message === 'string') return writeString(message);
  if (message === undefined) return '""';
  const json = withBudget(() => writeValue(message) ?? '""');
  return json.startsWith('"') ? json : quote(json);
}

/** The one object of fields that winston's `(message, ...meta)` amounts to. Loses nothing, never throws. */
export function fieldsOf(meta: readonly unknown[]): object | undefined {
  if (meta.length === 0 || (meta.length === 1 && meta[0] === undefined)) return undefined;
  const [first] = meta;
  if (meta.length > 1 || typeof first !== 'object' || first === null) return { extra: meta };
  try {
    if (isRecord(first)) return first;
    return isError(first) ? { error: first } : { extra: meta };
  } catch {
    // A revoked proxy cannot even be asked what it is.
    return { extra: meta };
  }
}
