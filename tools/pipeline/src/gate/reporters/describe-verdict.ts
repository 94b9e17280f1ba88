import type { Action, Verdict } from '../model/verdict.ts';
import { SEVERITIES } from '../model/severity.ts';

/** `payments for production` */
export const subjectText = ({ service, environment }: Verdict): string =>
  `${service} for ${environment}`;

/** The image with as much of its digest as is needed to tell it from others. */
export const imageText = ({ image }: Verdict): string =>
  image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…');

/** `1 CRITICAL, 2 HIGH`, or `none`, which for an undecided verdict must not read as good news. */
export function countsText({ counts, outcome }: Verdict): string {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (found.length === 0)
    return outcome === 'undecided' ? 'none in the scans that could be taken' : 'none';
  return found.map((severity) => `${counts[severity]} ${severity}`).join(', ');
}

const ACTIONS: Readonly<Record<Action, string>> = {
  block: 'blocking',
  warn: 'to look at',
  grace: 'in grace',
  except: 'excepted',
  count: 'only counted',
};

/** `3 blocking, 1 excepted`; empty without findings. */
export function actionsText({ decisions }: Verdict): string {
  return (Object.keys(ACTIONS) as Action[])
    .map((action) => ({ action, count: decisions.filter((each) => each.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => `${count} ${ACTIONS[action]}`)
    .join(', ');
}

/** `1 finding`, `2 findings` */
export const many = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
