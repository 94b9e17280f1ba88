import type { Action, Verdict } from '../model/verdict.ts';
import { SEVERITIES } from '../model/severity.ts';

/** `payments for production` */
export const subjectText = ({ service, environment }: Verdict): string =>
  `${service} for ${environment}`;

/** The image with enough of its digest to distinguish it. */
export const imageText = ({ image }: Verdict): string =>
  image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…');

/** `1 CRITICAL, 2 HIGH`, or `none`, which must not read as good news for an undecided verdict. */
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

/** `excuses CVE-2026-0001 in qs 6.0.0, and 2 more` */
export function excusedText(excused: readonly string[]): string {
  const shown = excused.slice(0, 3);
  const more = excused.length - shown.length;
  return `excuses ${[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')}`;
}

/** `Holds until 2026-11-28T10:00:00Z: the scan by trivy becomes older than 24 hours` */
export const holdsText = ({ holds: { until, because } }: Verdict): string =>
  `Holds until ${until.toISOString().replace(/\.\d+Z$/, 'Z')}: ${because}`;
