import { hintOf } from '@gatehouse/service-manifest';
import type { Decision, Verdict, VerdictOutcome } from '../model/verdict.ts';
import { blockSections } from './block-sections.ts';
import { bullets } from './bullets.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { cutText } from './clean-text.ts';
import { codesOf } from './codes-of.ts';
import { compareDecisions } from './compare.ts';
import { countOf } from './count-of.ts';
import { actionsText, imageText, subjectText } from './describe-verdict.ts';
import { passedSections } from './passed-sections.ts';
import type { Colours, ReporterOptions } from './reporter.ts';
import { MOST_OTHERS, shownOf } from './shown-of.ts';
import { backgroundSections, type Section } from './text-background.ts';
import { findingLines } from './text-findings.ts';

/**
 * For terminals and logs: the verdict first, then blocking findings by remedy, then the grounds.
 * Short for a passed verdict. No line begins with a scanner's text, because GitHub Actions
 * interprets log lines that begin with `::`.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function text(verdict: Verdict, { colours, now }: ReporterOptions): string {
  const clean = cleanVerdict({ ...verdict, decisions: shownOf(verdict) });
  const warnings = warningSections(clean, verdict, colours);
  const sections =
    clean.outcome === 'passed'
      ? [...passedSections(clean, now), ...warnings]
      : [
          ...blockSections(clean, verdict, colours),
          ...warnings,
          ...backgroundSections(clean, actionsText(verdict), now),
        ];
  const written = sections
    .filter(({ lines }) => lines.length > 0)
    .map((section) => write(section, colours));
  const codes = codesOf(verdict);
  const hint = codes.length > 0 ? [hintOf(...codes)] : [];
  return `${[heading(clean, colours), ...written, ...hint].join('\n\n')}\n`;
}

function heading(verdict: Verdict, colours: Colours): string {
  const words: Readonly<Record<VerdictOutcome, string>> = {
    passed: colours.green('PASSED'),
    blocked: colours.red('BLOCKED'),
    undecided: colours.red('UNDECIDED'),
  };
  const subject = colours.bold(cutText(subjectText(verdict), 100));
  return `${words[verdict.outcome]}  ${subject}  ${cutText(imageText(verdict), 200)}`;
}

function warningSections(
  { warnings, decisions }: Verdict,
  whole: Verdict,
  colours: Colours,
): Section[] {
  const of = (action: Decision['action']) =>
    findingLines(
      decisions.filter((each) => each.action === action).sort(compareDecisions),
      colours,
      { most: MOST_OTHERS, count: countOf(whole, action), because: true },
    );
  return [
    { title: 'Warnings', lines: [...bullets(warnings), ...of('warn')] },
    { title: 'In grace: blocks later', lines: of('grace') },
  ];
}

function write({ title, lines }: Section, colours: Colours): string {
  if (title === '') return lines.join('\n');
  return [colours.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
}
