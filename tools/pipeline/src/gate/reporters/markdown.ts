import type { Verdict, VerdictOutcome } from '../model/verdict.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { compareDecisions } from './compare.ts';
import { actionsText, countsText, holdsText, imageText, subjectText } from './describe-verdict.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { fitRows } from './fit-rows.ts';
import { groupByRemedy } from './group-by-remedy.ts';
import { backgroundParts } from './markdown-background.ts';
import { findingCells } from './markdown-finding.ts';
import { cell, cellRows, code, list, NONE, table } from './markdown-parts.ts';
import type { ReporterOptions } from './reporter.ts';

/**
 * GitHub accepts 1 MiB from a step, and drops larger summaries; this leaves room for other output of the step.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const MOST_BYTES = 1_000_000;

const OUTCOMES: Readonly<Record<VerdictOutcome, string>> = {
  passed: 'Passed',
  blocked: 'Blocked',
  undecided: 'Undecided, which blocks',
};

/** For `GITHUB_STEP_SUMMARY`: the outcome, a table of blocking findings, and the rest collapsed. */
export function markdown(verdict: Verdict, { now }: ReporterOptions): string {
  const clean = cleanVerdict(verdict);
  const decisions = [...clean.decisions].sort(compareDecisions);
  const blocking = decisions.filter(({ action }) => action === 'block');
  const others = decisions.filter(({ action }) => action !== 'block');
  const actions = actionsText(clean);
  return fitRows(
    [
      {
        before: [
          `## ${OUTCOMES[clean.outcome]}: ${cell(subjectText(clean), 100)}`,
          '',
          `${code(imageText(clean), 200)}`,
          '',
          `Findings: ${countsText(clean)}${actions === '' ? '' : ` (${actions})`}`,
          '',
          ...(clean.outcome === 'passed' ? [cell(holdsText(clean), 300), ''] : []),
        ],
        rows: NONE,
        after: [],
      },
      list('Could not be decided', clean.undecided),
      list('Also blocks', clean.blocks),
      table(
        '### What blocks',
        ['Severity', 'Vulnerability', 'Package', 'Where', 'Urgency', 'Why it blocks', 'What to do'],
        cellRows(
          groupByRemedy(blocking).flatMap(({ command, title, decisions: group }) =>
            group.map((decision) => ({ command, title, decision })),
          ),
          ({ command, title, decision }) => [
            ...findingCells(decision),
            cell(decision.steps.at(-1)?.says ?? '', 200),
            command === undefined ? escapeMarkdown(title) : code(command, 240),
          ],
        ),
      ),
      list('Warnings', clean.warnings),
      ...backgroundParts(clean, others, now),
    ].filter(({ before, rows }) => before.length > 0 || rows.length > 0),
    MOST_BYTES,
  );
}
