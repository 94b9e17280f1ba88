import { types } from 'node:util';
import { errorEntries } from './error-entries.ts';
import { limits } from './limits.ts';
import { fieldKey } from '../redaction/field-key.ts';
import { writeStringWithin } from './json-string.ts';
import { isSecretPart, namesSecret, secretItems } from '../redaction/name-value.ts';
import { isSessionId } from '../redaction/secret-shape.ts';
import { isError } from './record.ts';
import { REDACTED } from '../redaction/redaction.ts';

const THREW = '"[threw]"';
const CUT = '"[cut]"';
const HIDDEN = `"${REDACTED}"`;

/** The cost of a value in addition to its characters, so that empty values are not free. */
const NODE_COST = 6;

/** Computing the decimal digits of a bigint takes more than linear time, so their number is limited. */
const LARGEST_BIGINT = 10n ** 100n;

/** Characters left for the current line; see {@link withBudget}. */
let budget: number = limits.line;
/** The objects that enclose the current value: possible targets of a circular reference. */
const enclosing: object[] = [];

/** State that a line logged by a getter, within another line, restores at its end. */
const outer: number[] = [];

/**
 * Starts the serialisation of a line with its own budget: each value pays for its work and for its
 * characters. {@link closeBudget} must follow.
 */
export function openBudget(characters: number): void {
  outer.push(budget, enclosing.length);
  budget = characters;
}

/** Restores the outer line's state, regardless of the state that an error left. */
export function closeBudget(): void {
  enclosing.length = outer.pop() as number;
  budget = outer.pop() as number;
}

/** Runs `write` with its own budget. */
export function withBudget(write: () => string, characters: number): string {
  openBudget(characters);
  try {
    return write();
  } finally {
    closeBudget();
  }
}

/**
 * Any value as JSON text; undefined if there is nothing to write (undefined itself). Redacts sensitive
 * keys and texts. Never throws, even if reading the value does.
 */
export function writeValue(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return writeText(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return spend(value ? 'true' : 'false');
    case 'undefined':
      budget -= NODE_COST;
      return undefined;
    case 'bigint':
      return writeBigint(value);
    case 'symbol':
      // The description may be huge.
      return writeText(`Symbol(${(value.description ?? '').slice(0, limits.string)})`);
    case 'function':
      return spend('"[function]"');
    default:
      return value === null ? spend('null') : writeObject(value as object);
  }
}

/** Pays for a text that is written unchanged. */
export function spend(text: string): string {
  budget -= text.length + NODE_COST;
  return text;
}

/** A text pays for the characters inspected, even if little of it is left. */
function writeText(text: string): string {
  const written = writeStringWithin(text, budget);
  budget -= Math.max(written.length, Math.min(text.length, limits.string)) + NODE_COST;
  return written;
}

function writeNumber(value: number): string {
  // A card number may also be a number: numbers of 13 digits and more are inspected as text.
  if (value >= 1e12 && Number.isInteger(value)) {
    const text = String(value);
    const written = writeText(text);
    return written.length === text.length + 2 ? text : written;
  }
  return spend(Number.isFinite(value) ? String(value) : `"${value}"`);
}

function writeBigint(value: bigint): string {
  return isLarge(value) ? spend('"[bigint of more than 100 digits]"') : writeText(value.toString());
}

function isLarge(value: bigint): boolean {
  return value > LARGEST_BIGINT || value < -LARGEST_BIGINT;
}

function writeObject(value: object): string {
  if (budget <= 0) return CUT;
  if (enclosing.includes(value)) return spend('"[circular]"');
  if (enclosing.length >= limits.depth) return spend('"[too deep]"');
  budget -= NODE_COST;
  enclosing.push(value);
  try {
    return Array.isArray(value) ? writeArray(value) : writePlainOrSpecial(value);
  } catch {
    return spend(THREW);
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
  if (isError(value)) return `{${writeEntries(errorEntries(value), value)}}`;
  // A subclass may override each of these methods and properties.
  if (types.isDate(value)) return writeDate(value);
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value))
    return spend(`"[${Number(value.byteLength)} bytes]"`);
  if (types.isMap(value)) return `{${writeEntries(value)}}`;
  if (types.isSet(value)) return writeArray(firstOf(value), value.size);
  if (types.isRegExp(value)) return writeText(String(value));
  if (types.isPromise(value)) return spend('"[promise]"');
  if (types.isBoxedPrimitive(value)) return writeValue(value.valueOf()) ?? 'null';
  if (value instanceof Headers) return `{${writeEntries(value)}}`;
  if (typeof toJSON === 'function') return writeValue(toJSON.call(value, '')) ?? 'null';
  return `{${writeFields(value)}}`;
}

function writeDate(date: Date): string {
  const time = Date.prototype.getTime.call(date);
  return spend(Number.isNaN(time) ? '"Invalid Date"' : `"${new Date(time).toISOString()}"`);
}

/** Only as many as are written: a huge set is not copied. */
function firstOf(items: Iterable<unknown>): unknown[] {
  const first: unknown[] = [];
  for (const item of items) {
    if (first.push(item) >= limits.entries) break;
  }
  return first;
}

function writeArray(items: readonly unknown[], length = items.length): string {
  let out = '[';
  const count = Math.min(items.length, limits.entries);
  const isSecret = secretItems(items, count);
  for (let index = 0; index < count; index++) {
    let text: string | undefined;
    try {
      if (budget <= 0) text = CUT;
      else text = isSecret?.(index) ? spend(HIDDEN) : writeValue(items[index]);
    } catch {
      text = spend(THREW);
    }
    out += index === 0 ? (text ?? 'null') : `,${text ?? 'null'}`;
    if (budget <= 0) break;
  }
  if (length > count) out += `,${spend(`"[${length - count} more]"`)}`;
  return `${out}]`;
}

/**
 * An object's own enumerable fields as JSON members, without the braces. Reserved names get a leading
 * underscore, so that a caller cannot forge them.
 */
export function writeFields(value: object, reserved = false): string {
  let out = '';
  const keys = Object.keys(value);
  const count = Math.min(keys.length, limits.entries);
  // Listing the keys of a huge object is work as well.
  if (keys.length > count) budget -= keys.length;
  for (let index = 0; index < count; index++) {
    const key = keys[index] as string;
    let field: unknown;
    try {
      field = (value as Record<string, unknown>)[key];
    } catch {
      field = '[threw]';
    }
    out += writeMember(key, field, reserved, out === '', value);
    if (budget <= 0) return cutAfter(out);
  }
  return keys.length > count ? cutAfter(out) : out;
}

function cutAfter(members: string): string {
  return `${members}${members === '' ? '' : ','}"[cut]":true`;
}

function writeEntries(entries: Iterable<readonly [unknown, unknown]>, owner?: object): string {
  let out = '';
  let count = 0;
  const seen = new Set<string>();
  for (const [key, value] of entries) {
    const name = nameOf(key);
    if (count++ >= limits.entries || budget <= 0) return cutAfter(out);
    if (seen.has(name)) continue;
    seen.add(name);
    out += writeMember(name, value, false, out === '', owner);
  }
  return out;
}

function nameOf(key: unknown): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'object' && key !== null) return '[object]';
  if (typeof key === 'bigint' && isLarge(key)) return '[bigint]';
  return typeof key === 'function' ? '[function]' : String(key);
}

function writeMember(
  key: string,
  value: unknown,
  reserved: boolean,
  first: boolean,
  owner?: object,
): string {
  const known = fieldKey(key);
  const name = reserved ? known.callerJson : known.json;
  budget -= name.length + 1;
  const hidden =
    (known.sensitivity !== 'no' && isSecretValue(value, known.sensitivity === 'plural')) ||
    (known.isValue && owner !== undefined && namesSecret(owner, key)) ||
    (known.isSession && typeof value === 'string' && isSessionId(value)) ||
    (known.isPart && owner !== undefined && isSecretPart(key, owner));
  const text = hidden ? spend(HIDDEN) : writeValue(value);
  if (text === undefined) return '';
  return first ? name + text : `,${name}${text}`;
}

/** Nothing, a boolean, or a number under a plural name (`promptTokens: 812`) reveals nothing. */
function isSecretValue(value: unknown, plural: boolean): boolean {
  if (value === undefined || value === null || typeof value === 'boolean') return false;
  return !(plural && typeof value === 'number');
}
