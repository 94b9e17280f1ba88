import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { shown } from './secret-text.ts';

/** What people write in place of JSON, by how it begins. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^(?:>{7}|\|{7})(?: .*)?$|^={7}$/m, 'an unresolved merge conflict'],
  [/^['`]/, "strings and names need double quotes, not ' or `"],
  [/^[\u201C-\u201F\u2018-\u201B\u00AB\u00BB]/, 'strings and names need straight double quotes: "'],
  [
    /^[\f\v\u00A0\u2000-\u200D\u2060\u3000\uFEFF]/,
    'an invisible character that is no space; delete it',
  ],
  [/^#/, 'comments begin with //'],
  [/^[A-Za-z_$][\w$]*\s*:/, 'names need double quotes'],
  [/^=/, 'a colon stands between name and value, not ='],
  [/^;/, 'a comma stands between values, not ;'],
  [/^\$\{/, 'variables are not replaced here; write the value itself'],
  [/^(?:yes|no|on|off|True|False|TRUE|FALSE)\b/, 'not a value of JSON; write true or false'],
  [/^(?:NaN|-?Infinity|undefined|None|nil|NULL)\b/, 'not a value of JSON'],
];

/** What is wrong with a text that is no JSON, at the place of the first error. */
export function syntaxProblem(text: string, { error, offset }: Omit<ParseError, 'length'>): string {
  const code = printParseErrorCode(error);
  const rest = text.slice(offset);
  if (text.trim() === '') return 'the file is empty';
  if (code === 'EndOfFileExpected') return 'there is more after the end of the object';
  const mistake = MISTAKES.find(([form]) => form.exec(rest)?.index === 0);
  if (mistake) return mistake[1];
  const number = numberAround(text, offset);
  if (number !== undefined)
    return `${shown(number)} is not a number of JSON: only decimal digits, without +, leading zeros and separators`;
  if (isComplete(text.slice(0, offset))) return 'there is more after the end of the object';
  if (!/[{"]/.test(text.slice(0, offset + 1))) return 'the file must begin with {';
  if (code === 'InvalidCharacter')
    return String.raw`a string must not contain a tab or another control character; write \t for a tab`;
  if (code === 'UnexpectedEndOfString') return 'the string has no closing double quote in its line';
  if (code === 'InvalidEscapeCharacter')
    return String.raw`a backslash in a string is written twice: \\`;
  return code === 'InvalidSymbol' ? 'strings need double quotes' : words(code);
}

const VALID_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A number in another form than JSON's, such as `0x10`, `+1`, `3_000`, `3,000` and `.5`. */
function numberAround(text: string, offset: number): string | undefined {
  const before = /(?<![\w."'])[+-]?[\d.][\w.,]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const after = /^[\w.+]*/.exec(text.slice(offset))?.[0] ?? '';
  const token = before + after;
  if (after === '' || VALID_NUMBER.test(token)) return undefined;
  return /^[+-]?\.?\d[\w.,]*$/.test(token) ? token : undefined;
}

function isComplete(text: string): boolean {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return errors.length === 0 && typeof value === 'object';
}

/** `CommaExpected` becomes "comma expected". */
const words = (code: string): string =>
  code.replace(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
