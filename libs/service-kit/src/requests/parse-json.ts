import { isUtf8 } from 'node:buffer';
import { malformed } from './body-problems.ts';
import { malformedText } from './malformed-text.ts';
import { isTooDeep, MOST_LEVELS } from './nesting.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

/** The byte order mark that some editors write (RFC 8259, 8.1). */
const BYTE_ORDER_MARK = '\u{feff}';

/** The value of a JSON body. */
export function parse(body: Buffer): unknown {
  const text = decode(body);
  // A body of only white space counts as missing.
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The body is not valid JSON');
  }
  if (isTooDeep(text, value))
    throw malformed(`The body is nested more deeply than ${MOST_LEVELS} levels`);
  const field = malformedText(text, value);
  if (field === undefined) return value;
  throw new Problem(400, {
    ...problemTypes.invalidFields,
    detail: 'The request is not valid',
    errors: [{ field, detail: 'must be well-formed Unicode, without lone surrogates' }],
  });
}

function decode(body: Buffer): string {
  if (!isUtf8(body)) throw malformed('The body is not valid UTF-8');
  const text = body.toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
