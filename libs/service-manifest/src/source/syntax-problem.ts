import { printParseErrorCode, type ParseError } from 'jsonc-parser';

/** What people write in place of JSON, by how it begins. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^'/, "strings and names need double quotes, not '"],
  [/^[\u201C-\u201F\u2018-\u201B\u00AB\u00BB]/, 'strings and names need straight double quotes: "'],
  [/^[\u00A0\u2000-\u200D\u2060\u3000]/, 'an invisible character that is no space; delete it'],
  [/^#/, 'comments begin with //'],
  [/^[A-Za-z_$][\w$]*\s*:/, 'names need double quotes'],
  [/^(?:NaN|-?Infinity|undefined|None|True|False)\b/, 'not a value of JSON'],
];

/** What is wrong with a text that is no JSON, at the place of the first error. */
export function syntaxProblem(text: string, { error, offset }: Omit<ParseError, 'length'>): string {
  if (text.trim() === '') return 'the file is empty';
  if (printParseErrorCode(error) === 'EndOfFileExpected')
    return 'there is more after the end of the object';
  const mistake = MISTAKES.find(([form]) => form.test(text.slice(offset)));
  return mistake?.[1] ?? words(error);
}

/** `CommaExpected` becomes "comma expected". */
function words(error: ParseError['error']): string {
  return printParseErrorCode(error)
    .replace(/\B[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
