import type { Decision, Verdict } from '../model/verdict.ts';
import { firstOf } from './compare.ts';

export const MOST_BLOCKING = 200;
export const MOST_OTHERS = 20;

/** Only those that can be shown are cleaned and sorted: there may be hundreds of thousands. */
export function shownOf({ decisions }: Verdict): readonly Decision[] {
  const first = (action: Decision['action'], most: number) =>
    firstOf(
      most,
      decisions.filter((each) => each.action === action),
    );
  return [
    ...new Set([
      ...first('block', MOST_BLOCKING),
      ...first('warn', MOST_OTHERS),
      ...first('grace', MOST_OTHERS),
      ...decisions.filter(({ finding }) => finding.suppressed.length > 0),
    ]),
  ];
}
