import { createHash } from 'node:crypto';
import { cutText } from '../gate/reporters/clean-text.ts';

const MOST_NAME = 120;

/** A name that fits: a longer one ends in its hash, so that two long names remain distinct. */
export function shortName(text: string): string {
  if (text === '') return '?';
  if (text.length <= MOST_NAME) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${cutText(text, MOST_NAME - 9)} ${hash}`;
}
