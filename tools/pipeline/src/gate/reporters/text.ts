import { hintOf } from '@gatehouse/service-manifest';
import type { Decision, VerdictOutcome, Verdict } from '../model/verdict.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { cutText } from './clean-text.ts';
import { codesOf } from './codes-of.ts';
import { compareDecisions, firstOf } from './compare.ts';
import {
  actionsText,
  countsText,
  holdsText,
  imageText,
  many,
  subjectText,
} from './describe-verdict.ts';
import { ageText } from './describe-time.ts';
import { groupByRemedy } from './group-by-remedy.ts';
import { listed } from './listed.ts';
import type { Colours, ReporterOptions } from './reporter.ts';
import {
  backgroundSections,
  exceptionLines,
  otherSection,
  suppressedSection,
  type Section,
} from './text-background.ts';
import { findingLines } from './text-findings.ts';

const MOST_BLOCKING = 200;
const MOST_OTHERS = 20;
const LINE = 300;

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

/** Only those that can be shown are cleaned and sorted: there may be hundreds of thousands. */
function shownOf({ decisions }: Verdict): readonly Decision[] {
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

const countOf = ({ decisions }: Verdict, action: Decision['action']) =>
  decisions.reduce((count, each) => count + Number(each.action === action), 0);

function heading(verdict: Verdict, colours: Colours): string {
  const words: Readonly<Record<VerdictOutcome, string>> = {
    passed: colours.green('PASSED'),
    blocked: colours.red('BLOCKED'),
    undecided: colours.red('UNDECIDED'),
  };
  const subject = colours.bold(cutText(subjectText(verdict), 100));
  return `${words[verdict.outcome]}  ${subject}  ${cutText(imageText(verdict), 200)}`;
}

function blockSections(verdict: Verdict, whole: Verdict, colours: Colours): Section[] {
  const blocking = verdict.decisions
    .filter(({ action }) => action === 'block')
    .sort(compareDecisions);
  const left = countOf(whole, 'block') - MOST_BLOCKING;
  return [
    { title: 'Could not be decided, which blocks', lines: bullets(verdict.undecided) },
    { title: 'Blocks, beside findings', lines: bullets(verdict.blocks) },
    ...groupByRemedy(blocking.slice(0, MOST_BLOCKING)).map(
      ({ title, command, advice, decisions }) => ({
        title,
        lines: [
          ...(command === undefined || command === title ? [] : [`$ ${colours.cyan(command)}`]),
          ...(advice === undefined ? [] : [advice]),
          ...findingLines(decisions, colours, { because: true }),
        ],
      }),
    ),
    {
      title: 'More that blocks',
      lines: left > 0 ? [`${many(left, 'finding')}: the JSON report has them all`] : [],
    },
  ];
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

function passedSections(verdict: Verdict, now: Date): Section[] {
  const scans = verdict.scans.map(
    ({ scanner, completedAt }) => `${cutText(scanner, 24)} (${ageText(completedAt, now)})`,
  );
  const leftOut = verdict.leftOut.length;
  return [
    {
      title: '',
      lines: [
        `Findings: ${countsText(verdict)}`,
        `Scans: ${cutText(scans.join(', '), LINE)}`,
        cutText(holdsText(verdict), LINE),
        ...(leftOut > 0 ? [`Left out by scanners: ${many(leftOut, 'finding')}`] : []),
      ],
    },
    { title: 'Exceptions used', lines: exceptionLines(verdict, now) },
    suppressedSection(verdict),
    otherSection(verdict),
  ];
}

const bullets = (lines: readonly string[]) => listed(lines.map((line) => cutText(line, LINE)));

function write({ title, lines }: Section, colours: Colours): string {
  if (title === '') return lines.join('\n');
  return [colours.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
}
