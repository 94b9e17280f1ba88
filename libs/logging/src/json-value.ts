import { types } from 'node:util';
import { errorEntries } from './error-entries.ts';
import { limits } from './limits.ts';
import { fieldKey } from './field-key.ts';
import { quote, writeString } from './json-string.ts';
import { isError } from './record.ts';
import { REDACTED } from './redaction.ts';

const THREW = '"[threw]"';
const CUT = '"[cut]"';

/** Characters that the line being written may still take; see {@link withBudget}. */
let budget: number = limits.line;
/** The objects that enclose the value being written: what a circular reference points to. */
const enclosing: object[] = [];

/**
 * Runs one line's serialisation with a budget of its own. A getter may log while it is read, so
 * the state of the outer line is put back afterwards.
 */
export function withBudget(write: () => string): string {
  const outerBudget = budget;
  const outerDepth = enclosing.length;
  budget = limits.line;
  try {
    return write();
  } finally {
    budget = outerBudget;
    enclosing.length = outerDepth;
  }
}

/**
 * Any value as JSON text; undefined where there is nothing to write (undefined itself). Sensitive
 * keys and texts are redacted on the way. Never throws for what the value does when it is read.
 */
export function writeValue(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return spend(writeString(value));
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return undefined;
    case 'bigint':
      return writeString(value.toString());
    case 'symbol':
      return writeString(value.toString());
    case 'function':
      return '"[function]"';
    default:
      return value === null ? 'null' : writeObject(value as object);
  }
}

function spend(text: string): string {
  budget -= text.length;
  return text;
}

function writeNumber(value: number): string {
  // A card number may also come as a number: 14 digits and more are looked at as text.
  if (value >= 1e13 && Number.isInteger(value)) {
    const text = String(value);
    const written = writeString(text);
    return written.length === text.length + 2 ? text : written;
  }
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

function writeObject(value: object): string {
  if (budget <= 0) return CUT;
  if (enclosing.includes(value)) return '"[circular]"';
  if (enclosing.length >= limits.depth) return '"[too deep]"';
  enclosing.push(value);
  try {
    return Array.isArray(value) ? writeArray(value) : writePlainOrSpecial(value);
  } catch {
    return THREW;
  } finally {
    enclosing.pop();
  }
}

function writePlainOrSpecial(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const toJSON = (value as { toJSON?: unknown }).toJSON;
  if ((prototype === Object.prototype || prototype === null) && typeof toJSON !== 'function') {
    return `{${writeFields(value)}}`;
  }
  return writeSpecial(value, toJSON);
}

function writeSpecial(value: object, toJSON: unknown): string {
  if (isError(value)) {
    return `{${writeEntries(errorEntries(value))}}`;
  }
  if (types.isDate(value))
    return Number.isNaN(value.getTime()) ? '"Invalid Date"' : quote(value.toISOString());
  if (ArrayBuffer.isView(value)) return `"[${value.byteLength} bytes]"`;
  if (types.isAnyArrayBuffer(value)) return `"[${value.byteLength} bytes]"`;
  if (types.isMap(value)) return `{${writeEntries(value)}}`;
  if (types.isSet(value)) return writeArray([...value]);
  if (types.isRegExp(value)) return writeString(String(value));
  if (types.isPromise(value)) return '"[promise]"';
  if (types.isBoxedPrimitive(value)) return writeValue(value.valueOf()) ?? 'null';
  if (value instanceof Headers) return `{${writeEntries(value)}}`;
  if (typeof toJSON === 'function') return writeValue(toJSON.call(value, '')) ?? 'null';
  return `{${writeFields(value)}}`;
}

function writeArray(items: readonly unknown[]): string {
  let out = '[';
  const count = Math.min(items.length, limits.entries);
  for (let index = 0; index < count; index++) {
    let text: string | undefined;
    try {
      text = budget > 0 ? writeValue(items[index]) : CUT;
    } catch {
      text = THREW;
    }
    out += index === 0 ? (text ?? 'null') : `,${text ?? 'null'}`;
    if (budget <= 0) break;
  }
  if (items.length > count) out += `,"[${items.length - count} more]"`;
  return `${out}]`;
}

/**
 * An object's own enumerable fields as JSON members, without the braces.
 * `reserved` names get a leading underscore, so that a caller cannot forge them.
 */
export function writeFields(value: object, reserved = false): string {
  let out = '';
  const keys = Object.keys(value);
  const count = Math.min(keys.length, limits.entries);
  for (let index = 0; index < count; index++) {
    const key = keys[index] as string;
    let field: unknown;
    try {
      field = (value as Record<string, unknown>)[key];
    } catch {
      field = '[threw]';
    }
    out += writeMember(key, field, reserved, out === '');
    if (budget <= 0) return `${out},"[cut]":true`;
  }
  if (keys.length > count) out += `,"[cut]":true`;
  return out;
}

function writeEntries(entries: Iterable<readonly [unknown, unknown]>): string {
  let out = '';
  let count = 0;
  const seen = new Set<string>();
  for (const [key, value] of entries) {
    const name = typeof key === 'object' ? '[object]' : String(key);
    if (seen.has(name)) continue;
    seen.add(name);
    out += writeMember(name, value, false, out === '');
    if (++count >= limits.entries || budget <= 0) break;
  }
  return out;
}

function writeMember(key: string, value: unknown, reserved: boolean, first: boolean): string {
  const known = fieldKey(key);
  const name = reserved ? known.callerJson : known.json;
  if (known.sensitive && value !== undefined && value !== null) {
    return spend(first ? `${name}"${REDACTED}"` : `,${name}"${REDACTED}"`);
  }
  const text = writeValue(value);
  if (text === undefined) return '';
  budget -= name.length + 8;
  return first ? name + text : `,${name}${text}`;
}
