import { bracketEnd } from './bracket-end.ts';
import { quoteEnd } from './quote-end.ts';

/** The start and the end of a value in a text. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** The context of the value, which defines the end of an unquoted one. */
export type ValueContext = 'header' | 'query' | 'assignment' | 'statement';

/**
 * The end of an unquoted value. All except a query's may contain spaces and commas, so they extend to
 * the end of the line, or to text that can only be the next field: redacting too much is better than
 * leaking the rest.
 */
const ENDS: Record<ValueContext, RegExp> = {
  header: endsAt(/[\r\n]|\\r\\n/),
  query: /[\s&"'<>`]|%(?:25){0,2}26|\\["'nrt]/g,
  // `token==` is base64 padding, not a field.
  assignment: endsAt(/[\r\n&;]|\\r\\n|,?\s{1,8}(?=[\w.-]{1,64}(?::|=(?![=\s]|$)))/),
  statement: endsAt(/[\r\n]|\\r\\n|[,;]\s{0,8}(?=\\{0,8}["']?[\w.-]{1,64}\\{0,8}["']?\s{0,8}[:=])/),
};

/**
 * Also at the quote of an enclosing text: one before a bracket, before the next text, or at the end.
 */
function endsAt({ source }: RegExp): RegExp {
  const quote = /\\{0,8}["'](?=\s{0,8}(?:[}\]]|,\s{0,8}\\{0,8}["'{[]|$))/;
  return new RegExp(`${source}|${quote.source}`, 'g');
}

/** Words that appear in place of a value and reveal nothing. */
const NO_VALUE =
  /^(?:null|undefined|true|false|none|missing|required|invalid|expired|unset|empty|not set)?[\s.!)}\]]*$/i;

/** A value on the next line: in quotes, or the only word there. Prose and stacks have more words. */
const NEXT_LINE = /\r?\n\s{0,16}(?=\\{0,8}["']|(?=\S{0,64}\d)[^\s:={}[\]<>]{4,256}(?:\r?\n|$))/y;
/** A list in YAML, whose items are single words. */
const YAML_LIST = /(?:\r?\n[ \t]*- [^\s:]+(?=\r?\n|$))+/y;

/** Maximum length of white space between a separator and its value. */
const LONGEST_GAP = 16;

/** The value that starts after a separator, without its quotes; undefined if there is none. */
export function valueAt(text: string, after: number, context: ValueContext): ValueSpan | undefined {
  let start = after;
  // `=>`, `==` and `:=` are one separator.
  while (start < after + 2 && /[=>]/.test(text[start] ?? '')) start++;
  const limit = start + LONGEST_GAP;
  while (start < limit && (text[start] === ' ' || text[start] === '\t')) start++;
  NEXT_LINE.lastIndex = start;
  start += NEXT_LINE.exec(text)?.[0].length ?? 0;
  const opening = /\\{0,8}["'`[{]/y;
  opening.lastIndex = start;
  const [open] = opening.exec(text) ?? [];
  if (open === undefined) return unquoted(text, start, context);
  const kind = open.at(-1) as string;
  if (kind === '[' || kind === '{') {
    // "[redacted]" is not a list.
    if (text.startsWith('[redacted]', start)) return undefined;
    return { start, end: bracketEnd(text, start + open.length), quoted: true };
  }
  const from = start + open.length;
  const end = quoteEnd(text, from, kind, open.length - 1);
  return from === end ? undefined : { start: from, end, quoted: true };
}

/** YAML's header of a block: `password: |` */
const BLOCK = /^[|>][-+\d]{0,2}$/;

/** The end of the indented lines that follow. */
function blockEnd(text: string, from: number): number {
  const lines = /(?:\r?\n[ \t]+[^\r\n]*)*/y;
  lines.lastIndex = from;
  return from + (lines.exec(text)?.[0].length ?? 0);
}

function unquoted(text: string, start: number, context: ValueContext): ValueSpan | undefined {
  const pattern = ENDS[context];
  pattern.lastIndex = start;
  const end = pattern.exec(text)?.index ?? text.length;
  const value = text.slice(start, end);
  if (value === '' && context !== 'query') {
    YAML_LIST.lastIndex = start;
    const list = YAML_LIST.exec(text)?.[0] ?? '';
    if (list !== '') return { start, end: start + list.length, quoted: false };
  }
  if (BLOCK.test(value)) return { start, end: blockEnd(text, end), quoted: false };
  return NO_VALUE.test(value)
    ? undefined
    : { start, end: start + value.trimEnd().length, quoted: false };
}
