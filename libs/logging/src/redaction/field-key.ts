import { createHash } from 'node:crypto';
import { quote } from '../text/quote.ts';
import { sensitivityOf, type Sensitivity } from './sensitive-key.ts';

/** The form of a key in a line, computed once per key because the same few keys recur. */
export interface FieldKey {
  /** `"key":` */
  readonly json: string;
  /** The same for a caller's field, which must not look like one of the logger's own. */
  readonly callerJson: string;
  readonly sensitivity: Sensitivity;
  /** Whether it may contain the value of a pair, see {@link namesSecret}. */
  readonly isValue: boolean;
}

/**
 * Names that only the logger writes. A caller's field with such a name gets a leading underscore, and
 * so does one that already has underscores: two fields never get the same name.
 */
const RESERVED = /^_*(?:timestamp|level|message|service|environment|version|traceId|caller|log)$/;

/**
 * Whether the logger itself writes a field of this name, so that a caller's field gets an underscore.
 * Metrics must not have such a name, because CloudWatch looks for them under their own name.
 * @example
 * if (isReservedField(name)) throw new Error(`A metric cannot be called "${name}"`);
 */
export function isReservedField(name: string): boolean {
  return RESERVED.test(name);
}

/** `value`, `Value`, `ParameterValue`: the part of a pair that the other part names. */
const VALUE_KEY = /^(?:parameter_?|env_?|header_?|secret_?|setting_?|option_?)?(?:values?|val)$/i;

const LONGEST_KEY = 256;
const cache = new Map<string, FieldKey>();

/** Keys can come from outside (a logged request body), so the cache is bounded. */
const MOST_CACHED = 2_000;

export function fieldKey(key: string): FieldKey {
  const known = cache.get(key);
  if (known) return known;
  const name = key.length > LONGEST_KEY ? shortened(key) : key;
  const made: FieldKey = {
    json: `${quote(name)}:`,
    callerJson: `${quote(isReservedField(name) ? `_${name}` : name)}:`,
    sensitivity: sensitivityOf(name),
    isValue: VALUE_KEY.test(name),
  };
  if (cache.size >= MOST_CACHED) cache.clear();
  if (key.length <= LONGEST_KEY) cache.set(key, made);
  return made;
}

/** A digest distinguishes long keys; for a huge one, its ends and its length count. */
function shortened(key: string): string {
  const ends = key.length > 2_048 ? `${key.slice(0, 1_024)}${key.length}${key.slice(-1_024)}` : key;
  const digest = createHash('sha256').update(ends).digest('hex').slice(0, 16);
  return `${key.slice(0, LONGEST_KEY)}[${digest}]`;
}
