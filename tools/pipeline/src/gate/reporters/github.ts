import { hintOf } from '@gatehouse/service-manifest';
import type { Decision, Verdict } from '../model/verdict.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { cutText } from './clean-text.ts';
import { codesOf } from './codes-of.ts';
import { compareDecisions } from './compare.ts';
import { packageText, urgencyTexts, whereText } from './describe-finding.ts';
import { otherText } from './describe-other.ts';
import { many, subjectText } from './describe-verdict.ts';
import type { ReporterOptions } from './reporter.ts';
import { webLink } from './web-link.ts';
import { workflowCommand } from './workflow-command.ts';

/**
 * GitHub shows at most this many errors, and this many warnings, for a step.
 * https://docs.github.com/en/rest/checks/runs
 */
const SHOWN = 10;

interface Annotation {
  readonly title: string;
  readonly message: string;
}

/**
 * For the log of GitHub Actions: an error for each blocking reason and a warning for each warning,
 * at the service's Dockerfile, then a notice with the number that GitHub would not have shown.
 * Empty without any.
 */
export function github(verdict: Verdict, _options: ReporterOptions): string {
  const clean = cleanVerdict(verdict);
  const file = `apps/${clean.service}/Dockerfile`;
  const decisions = [...clean.decisions].sort(compareDecisions);
  const of = (action: Decision['action']) =>
    decisions
      .filter((each) => each.action === action)
      .map((decision) => () => annotationOf(decision));
  const lines = (title: string, texts: readonly string[]) =>
    texts.map((message) => () => ({ title, message }));

  const codes = codesOf(verdict);
  const errors = [
    ...lines(`Cannot decide on ${subjectText(clean)}`, clean.undecided),
    ...lines(`Blocked: ${subjectText(clean)}`, clean.blocks),
    ...of('block'),
  ];
  const warnings = [...lines(subjectText(clean), clean.warnings), ...of('warn')];
  // Only the number is needed of those that GitHub does not show.
  const write = (command: 'error' | 'warning') => (annotation: () => Annotation) => {
    const { title, message } = annotation();
    return workflowCommand(command, { title: cutText(title, 200), file }, cutText(message, 1_000));
  };
  return [
    ...errors.slice(0, SHOWN).map(write('error')),
    ...warnings.slice(0, SHOWN).map(write('warning')),
    ...suppressedNotice(decisions),
    ...othersNotice(clean),
    ...(codes.length > 0
      ? [workflowCommand('notice', { title: 'Gatehouse' }, hintOf(...codes))]
      : []),
    ...moreNotice(errors.length - SHOWN, warnings.length - SHOWN),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function annotationOf({ finding, steps }: Decision): Annotation {
  return {
    title: `${finding.severity} ${cutText(finding.id, 60)} in ${packageText(finding)}`,
    message: [
      cutText(finding.title, 200),
      whereText(finding, 120),
      ...urgencyTexts(finding),
      cutText(steps.at(-1)?.says ?? '', 200),
      webLink(finding.url) ?? '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  };
}

/** One line for suppressed findings without an annotation of their own. */
function suppressedNotice(decisions: readonly Decision[]): string[] {
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
function othersNotice({ others }: Verdict): string[] {
  const [first] = others;
  if (first === undefined) return [];
  const more = others.length > 1 ? `, and ${others.length - 1} more` : '';
  const message = `The gate does not decide on: ${otherText(first)}${more}`;
  return [workflowCommand('notice', { title: 'Gatehouse' }, cutText(message, 1_000))];
}

function moreNotice(errors: number, warnings: number): string[] {
  const more = [
    ...(errors > 0 ? [many(errors, 'more error')] : []),
    ...(warnings > 0 ? [many(warnings, 'more warning')] : []),
  ];
  if (more.length === 0) return [];
  const message = `${more.join(' and ')} than GitHub shows: see the summary of the job`;
  return [workflowCommand('notice', { title: 'Gatehouse' }, message)];
}
