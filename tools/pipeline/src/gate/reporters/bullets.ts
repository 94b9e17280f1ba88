import { cutText } from './clean-text.ts';
import { listed } from './listed.ts';

export const LINE = 300;

/** A list whose lines are cut. */
export const bullets = (lines: readonly string[]) =>
  listed(lines.map((line) => cutText(line, LINE)));
