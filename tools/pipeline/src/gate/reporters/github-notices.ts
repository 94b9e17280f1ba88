import type { Decision, Verdict } from '../model/verdict.ts';
import { cutText } from './clean-text.ts';
import { packageText } from './describe-finding.ts';
import { otherText } from './describe-other.ts';
import { many } from './describe-verdict.ts';
import { workflowCommand } from './workflow-command.ts';

/** One line for suppressed findings without an annotation of their own. */
export function suppressedNotice(decisions: readonly Decision[]): string[] {
  const suppressed = decisions.filter(
    ({ action, finding }) =>
      finding.suppressed.length > 0 && action !== 'block' && action !== 'warn',
  );
  const [first] = suppressed;
  if (first === undefined) return [];
  const more = suppressed.length > 1 ? `, and ${suppressed.length - 1} more` : '';
  const { id, suppressed: rules } = first.finding;
  const message = `Suppressed in scanners, and decided on all the same: ${cutText(id, 60)} in ${packageText(first.finding)} (${cutText(rules.join('; '), 200)})${more}`;
  return [workflowCommand('notice', { title: 'Gatehouse' }, cutText(message, 1_000))];
}

/** One line for all results that are not about vulnerabilities, with the first of them. */
export function othersNotice({ others }: Verdict): string[] {
  const [first] = others;
  if (first === undefined) return [];
  const more = others.length > 1 ? `, and ${others.length - 1} more` : '';
  const message = `The gate does not decide on: ${otherText(first)}${more}`;
  return [workflowCommand('notice', { title: 'Gatehouse' }, cutText(message, 1_000))];
}

/** One line with the number of annotations that GitHub does not show. */
export function moreNotice(errors: number, warnings: number): string[] {
  const more = [
    ...(errors > 0 ? [many(errors, 'more error')] : []),
    ...(warnings > 0 ? [many(warnings, 'more warning')] : []),
  ];
  if (more.length === 0) return [];
  const message = `${more.join(' and ')} than GitHub shows: see the summary of the job`;
  return [workflowCommand('notice', { title: 'Gatehouse' }, message)];
}
