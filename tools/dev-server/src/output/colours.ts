import pc from 'picocolors';
import type { Colours } from './service-output.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether lines are coloured: never with NO_COLOR; as FORCE_COLOR says; else on a terminal that is
 * not a CI's.
 */
export function wantsColours(variables: Variables, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, CI, TERM } = variables;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return isTerminal && !CI && TERM !== 'dumb';
}

export const coloursFor = (wanted: boolean): Colours => pc.createColors(wanted);
