import { fieldKey } from './field-key.ts';
import { LONGEST_GAP, nameBefore, type Name } from './name-before.ts';
import { sensitivityIn } from './name-sensitivity.ts';
import { isAuthorizationParameter } from './oauth-parameter.ts';
import { isSessionId } from './secret-shape.ts';
import { valueAt, type ValueSpan } from '../text/text-value.ts';

/**
 * Separators between a name and its value: `=`, `:`, either of them URL-encoded up to three times, `,` in `["name",
 * "value"]`.
 */
const SEPARATOR = /[:=]|%(?:25){0,2}3[ADad]|(?<=["']),/g;

/** "tokens: 5, 3 of them cached" */
const COUNT = /[=>]{0,2}\s{0,16}\d{1,12}(?:\.\d{1,12})?(?=[\s,;:&.!?)}\]]|$)/y;

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

/** `["` before the name, and a quote after the comma, both with any number of backslashes. */
function isEntryAt(text: string, start: number, comma: number): boolean {
  return (
    /\[\s*\\*["']$/.test(text.slice(Math.max(0, start - LONGEST_GAP), start)) &&
    /^\s*\\*["']/.test(text.slice(comma + 1, comma + 1 + LONGEST_GAP))
  );
}
