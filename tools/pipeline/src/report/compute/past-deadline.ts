import { bySeverity as worstFirst } from '../../gate/model/severity.ts';
import { many } from '../../gate/reporters/describe-verdict.ts';
import type { Attention } from './attention-entry.ts';
import { placeOf } from './service-history.ts';
import type { Timeline } from './spans.ts';

/**
 * Findings in running images that have been open for longer than the policy allows without a
 * ticket.
 */
export function pastDeadline({ place, spans, scan }: Timeline, today: number): Attention[] {
  const late = spans.filter(({ ended, finding, since }) => {
    const days = scan?.ticketWithin[finding.severity];
    return ended === undefined && finding.action !== 'except' && days !== undefined
      ? today - since >= days
      : false;
  });
  if (late.length === 0) return [];
  late.sort((a, b) => worstFirst(a.finding.severity, b.finding.severity) || a.since - b.since);
  const names = late.slice(0, 3).map(({ finding }) => `${finding.id} in ${finding.package}`);
  const more = late.length > 3 ? ` and ${late.length - 3} more` : '';
  return [
    {
      ...placeOf(place),
      kind: 'past-deadline',
      what: `${many(late.length, 'finding')} past the deadline for a ticket: ${names.join(', ')}${more}`,
      day: Math.min(...late.map(({ since }) => since)),
    },
  ];
}
