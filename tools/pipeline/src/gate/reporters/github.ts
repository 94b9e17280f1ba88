import { hintOf } from '@gatehouse/service-manifest';
import type { Decision, Verdict } from '../model/verdict.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { cutText } from './clean-text.ts';
import { codesOf } from './codes-of.ts';
import { compareDecisions } from './compare.ts';
import { packageText, urgencyTexts, whereText } from './describe-finding.ts';
import { subjectText } from './describe-verdict.ts';
import { moreNotice, othersNotice, suppressedNotice } from './github-notices.ts';
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
