import { createHash } from 'node:crypto';
import { quote } from '../text/quote.ts';
import { redactKnownTokens } from './known-tokens.ts';
import { sensitivityOf, type Sensitivity } from './sensitive-key.ts';
import { redactUrlCredentials } from './url-credentials.ts';

/** The form of a key in a line, computed once per key because the same few keys recur. */
export interface FieldKey {
  /** `"key":` */
  readonly json: string;
  /** The same for a caller's field, which must not look like one of the logger's own. */
  readonly callerJson: string;
  readonly sensitivity: Sensitivity;
  /** Whether it may contain the value of a pair, see {@link namesSecret}. */
  readonly isValue: boolean;
  /** Whether a random text in it is the id of a session. */
  readonly isSession: boolean;
  /** Whether it may be secret because of its object, see {@link isSecretPart}. */
  readonly isPart: boolean;
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

/**
 * `value`, `Value`, `ParameterValue`, or the rejected input of a validator: the part of a pair that the other part names.
 */
const VALUE_KEY =
  /^(?:(?:parameter_?|env_?|header_?|secret_?|setting_?|option_?|field_?|property_?|attribute_?|column_?|old_?|new_?|default_?|current_?|previous_?)?(?:values?|val)|v|input|received|actual|data|contents?|args|arguments|bindings|parameters)$/i;

const SESSION_KEY = /(?:^|[-_.])(?:session|sess)$/i;

const PART_KEY = /^(?:[dpqk]|d[pq]|qi|data|stringData)$/;

const LONGEST_KEY = 256;
const SHORTEST_TOKEN = 10;
const REPLACEMENT = '[redacted]';
const cache = new Map<string, FieldKey>();

/** Keys can come from outside (a logged request body), so the cache is bounded. */
const MOST_CACHED = 2_000;

export function fieldKey(key: string): FieldKey {
  const known = cache.get(key);
  if (known) return known;
  const name = withoutSecrets(key.length > LONGEST_KEY ? shortened(key) : key);
  const made: FieldKey = {
    json: `${quote(name)}:`,
    callerJson: `${quote(isReservedField(name) ? `_${name}` : name)}:`,
    sensitivity: sensitivityOf(name),
    isValue: VALUE_KEY.test(name),
    isSession: SESSION_KEY.test(name),
    isPart: PART_KEY.test(name),
  };
  if (cache.size >= MOST_CACHED) cache.clear();
  if (key.length <= LONGEST_KEY) cache.set(key, made);
  return made;
}

/** A key may itself be a secret: a map from tokens or URLs to something. */
function withoutSecrets(key: string): string {
  const kept = key.includes('@') ? redactUrlCredentials(key, REPLACEMENT) : key;
  return kept.length < SHORTEST_TOKEN ? kept : redactKnownTokens(kept, REPLACEMENT);
}

/** A digest distinguishes long keys; for a huge one, its ends and its length count. */
function shortened(key: string): string {
  const ends = key.length > 2_048 ? `${key.slice(0, 1_024)}${key.length}${key.slice(-1_024)}` : key;
  const digest = createHash('sha256').update(ends).digest('hex').slice(0, 16);
  return `${key.slice(0, LONGEST_KEY)}[${digest}]`;
}

/** Whether the value of a field with this name is secret. */
export const isSensitive = (name: string): boolean => fieldKey(name).sensitivity !== 'no';
