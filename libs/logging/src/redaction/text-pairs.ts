import { fieldKey } from './field-key.ts';
import { isAuthorizationParameter } from './oauth-parameter.ts';
import { isSessionId } from './secret-shape.ts';
import type { Sensitivity } from './sensitive-key.ts';
import { valueAt, type ValueSpan } from '../text/text-value.ts';

/**
 * Separators between a name and its value: `=`, `:`, either of them URL-encoded up to three times, `,` in `["name",
 * "value"]`.
 */
const SEPARATOR = /[:=]|%(?:25){0,2}3[ADad]|(?<=["']),/g;

const LONGEST_NAME = 64;
const LONGEST_GAP = 8;

/** "tokens: 5, 3 of them cached" */
const COUNT = /[=>]{0,2}\s{0,16}\d{1,12}(?:\.\d{1,12})?(?=[\s,;:&.!?)}\]]|$)/y;

/** The start and the end of a name in the text. */
interface Name {
  readonly text: string;
  readonly start: number;
  readonly quoted: boolean;
}

/**
 * Redacts the value of each sensitive name: in JSON (with any depth of escaping), headers, query
 * strings, forms, logfmt, connection strings and sentences. {@link valueAt} defines the end of a value.
 * Takes time proportional to the text.
 */
export function redactPairs(text: string, replacement: string): string {
  let out = '';
  let copied = 0;
  SEPARATOR.lastIndex = 0;
  for (let match = SEPARATOR.exec(text); match !== null; match = SEPARATOR.exec(text)) {
    const found = secretAfter(text, match.index, match[0]);
    if (found === undefined) continue;
    out += text.slice(copied, found.start) + replacement;
    copied = found.end;
    SEPARATOR.lastIndex = found.end;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function secretAfter(text: string, at: number, separator: string): ValueSpan | undefined {
  const name = nameBefore(text, at);
  if (name === undefined) return undefined;
  const isEntry = separator === ',';
  if (isEntry && !name.text.startsWith('--') && !isEntryAt(text, name.start, at)) return undefined;
  if (separator === ':' && isArn(text, name)) return undefined;
  const sensitivity = sensitivityIn(text, name);
  const context = contextOf(text, name, separator);
  const isSession = sensitivity === 'no' && fieldKey(name.text).isSession;
  if (sensitivity === 'no' && !isSession) {
    if (context !== 'query' || !isAuthorizationParameter(text, name.text, name.start))
      return undefined;
  } else if (sensitivity === 'plural' && isCountAt(text, at + separator.length)) return undefined;
  const value = valueAt(text, at + separator.length, context);
  if (value === undefined) return undefined;
  const shown = text.slice(value.start, value.end);
  if (shown.startsWith('[redacted]') && shown.length <= 11) return undefined;
  if (isSession) {
    const [id = ''] = /^\S+/.exec(shown) ?? [];
    return isSessionId(id) ? { ...value, end: value.start + id.length } : undefined;
  }
  return value;
}

/** `arn:aws:secretsmanager:eu-west-1:123456789012:secret:NAME` names a secret without revealing it. */
const ARN = /\barn:[\w-]{1,20}:secretsmanager:[\w-]{0,30}:\d{0,12}:$/;

function isArn(text: string, { text: name, start }: Name): boolean {
  return name === 'secret' && ARN.test(text.slice(Math.max(0, start - 96), start));
}

function isCountAt(text: string, at: number): boolean {
  COUNT.lastIndex = at;
  return COUNT.test(text);
}

function contextOf(text: string, { text: name, start }: Name, separator: string) {
  if (/(?:authorization|cookies?|-signature)$/i.test(name) && separator === ':') return 'header';
  const before = text[start - 1];
  const inQuery =
    before === '?' ||
    before === '&' ||
    before === '#' ||
    /%(?:25)?(?:3F|26|23)$/i.test(text.slice(Math.max(0, start - 5), start));
  if (separator.startsWith('%') || (inQuery && separator === '=')) return 'query';
  return separator === '=' ? 'assignment' : 'statement';
}

/** `%22name%22%3A%22`, JSON in a query, and `user%5Bname%5D=`. */
const ENCODED_END = /%(?:25){0,2}(?:2[27]|5[Dd])$/;

/** The name that ends before the separator at `at`, without its quotes. */
function nameBefore(text: string, at: number): Name | undefined {
  const from = Math.max(0, at - LONGEST_GAP);
  let end = at;
  while (end > from && isGap(text.charCodeAt(end - 1))) end--;
  const quoted = end < at && /["'`]/.test(text.slice(end, at));
  end -= ENCODED_END.exec(text.slice(Math.max(0, end - 7), end))?.[0].length ?? 0;
  const start = wordStart(text, end);
  return start === end ? undefined : { text: text.slice(start, end), start, quoted };
}

function wordStart(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST_NAME);
  let start = end;
  while (start > from && isNameCharacter(text.charCodeAt(start - 1))) start--;
  // The digits of %3F, %26 and %23 are not part of the name.
  return text[start - 1] === '%' && end - start > 2 ? start + 2 : start;
}

/** Words between a name and the separator: "password is:", "API key provided:", "value of the token:". */
const LINK =
  /^(?:is|was|are|were|be|provided|supplied|given|received|used|entered|sent|found|mismatch|equals)$/i;

/**
 * A name may be two words (`api key: x`) or belong to someone (`password of bob: x`), and the value may have its own name
 * beside it: `"name": "password", "value": "x"`.
 */
function sensitivityIn(text: string, name: Name): Sensitivity {
  const own = fieldKey(name.text).sensitivity;
  if (own !== 'no') return own;
  if (/^values?$/i.test(name.text)) return nameBeside(text, name.start);
  if (name.quoted) return 'no';
  const [third, second, previous] = wordsBefore(text, name.start);
  if (previous === undefined) return 'no';
  if (second !== undefined && /^(?:of|for)$/i.test(previous))
    return sensitivityOfWords(third, second);
  return LINK.test(name.text)
    ? sensitivityOfWords(second, previous)
    : fieldKey(`${previous}_${name.text}`).sensitivity;
}

function sensitivityOfWords(first: string | undefined, second: string): Sensitivity {
  const own = fieldKey(second).sensitivity;
  return own !== 'no' || first === undefined ? own : fieldKey(`${first}_${second}`).sensitivity;
}

/** The three words before a position, as far as only a space separates them. */
function wordsBefore(text: string, at: number): (string | undefined)[] {
  const words: (string | undefined)[] = [undefined, undefined, undefined];
  let start = at;
  for (let index = 2; index >= 0 && text[start - 1] === ' '; index--) {
    const end = start - 1;
    start = wordStart(text, end);
    if (start === end) break;
    words[index] = text.slice(start, end);
  }
  return words;
}

const NAME_WORD = String.raw`(?:name|key|header|field|type)[\\"'\s]*[:=][\\"'\s]*([\w.-]{1,64})`;

const BESIDE = new RegExp(String.raw`${NAME_WORD}[\\"'\s]*[,;>\s]?[\\"'\s]*$`, 'i');

/** `"value": "x", "name": "password"` */
const BEHIND = new RegExp(
  String.raw`^values?[\\"'\s]*[:=]\s*\\*["'][^"'{}]{0,128}["'][\\"'\s]*,[\\"'\s]*${NAME_WORD}`,
  'i',
);

function nameBeside(text: string, at: number): Sensitivity {
  const before = BESIDE.exec(text.slice(Math.max(0, at - 128), at));
  const own = before?.[1] === undefined ? 'no' : fieldKey(before[1]).sensitivity;
  if (own !== 'no') return own;
  const behind = BEHIND.exec(text.slice(at, at + 320));
  return behind?.[1] === undefined ? 'no' : fieldKey(behind[1]).sensitivity;
}

/** `["` before the name, and a quote after the comma, both with any number of backslashes. */
function isEntryAt(text: string, start: number, comma: number): boolean {
  return (
    /\[\s*\\*["']$/.test(text.slice(Math.max(0, start - LONGEST_GAP), start)) &&
    /^\s*\\*["']/.test(text.slice(comma + 1, comma + 1 + LONGEST_GAP))
  );
}

/** White space, quotes, backslashes and closing brackets may be between a name and its separator. */
function isGap(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 34 ||
    code === 39 ||
    code === 92 ||
    code === 93 ||
    code === 96
  );
}

/** Letters, digits, `_`, `-`, `.`, `$` and all non-ASCII characters. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code === 36 ||
    code > 127
  );
}
