import type { Decision, VerdictOutcome, Verdict } from '../model/verdict.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { cutText } from './clean-text.ts';
import { compareDecisions } from './compare.ts';
import { packageText, urgencyTexts, whereText } from './describe-finding.ts';
import { actionsText, countsText, holdsText, imageText, subjectText } from './describe-verdict.ts';
import { ageText, endText } from './describe-time.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { fitRows, rowsOf, type Part, type Rows } from './fit-rows.ts';
import { groupByRemedy } from './group-by-remedy.ts';
import type { ReporterOptions } from './reporter.ts';
import { webLink } from './web-link.ts';

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
      unfold(
        'Scans taken',
        ['Scanner', 'Version', 'Finished', 'Findings', 'From'],
        cellRows(clean.scans, ({ scanner, version, completedAt, findings, origin }) => [
          cell(scanner, 40),
          cell(version ?? 'unknown', 40),
          ageText(completedAt, now),
          String(findings),
          code(origin, 100),
        ]),
      ),
      unfold(
        'Exceptions used',
        ['Vulnerability', 'Validity', 'Excuses', 'Owner', 'Ticket', 'File'],
        cellRows(clean.exceptions, ({ vulnerability, expires, excused, owner, ticket, file }) => [
          cell(vulnerability, 60),
          endText(expires, now),
          cell(excused.join(', '), 300),
          cell(owner, 60),
          cell(ticket, 100),
          code(file, 100),
        ]),
      ),
      unfold(
        'Findings that do not block',
        ['Severity', 'Vulnerability', 'Package', 'Where', 'Urgency', 'Why it does not block'],
        cellRows(others, (decision) => [
          ...findingCells(decision),
          cell(decision.steps.at(-1)?.says ?? '', 200),
        ]),
      ),
      unfold(
        'Left out by scanners',
        ['Vulnerability', 'Package', 'Reason'],
        cellRows(clean.leftOut, ({ id, package: name, reason }) => [
          cell(id, 60),
          code(name, 60),
          cell(reason, 200),
        ]),
      ),
      unfold(
        'Other results, on which the gate does not decide',
        ['Kind', 'Id', 'Of', 'Severity', 'Title'],
        cellRows(clean.others, ({ kind, id, target, severity, title }) => [
          cell(kind, 40),
          cell(id, 60),
          code(target, 60),
          cell(severity, 24),
          cell(title, 200),
        ]),
      ),
    ].filter(({ before, rows }) => before.length > 0 || rows.length > 0),
    MOST_BYTES,
  );
}

const cell = (text: string, most: number) => escapeMarkdown(cutText(text, most));
const code = (text: string, most: number) =>
  text === '' ? '' : `<code>${cell(text, most)}</code>`;

function findingCells({ finding }: Decision): string[] {
  const id = cell(finding.id, 60);
  const link = webLink(finding.url);
  return [
    finding.severity,
    link === undefined ? id : `<a href="${link.replaceAll('&', '&amp;')}">${id}</a>`,
    code(packageText(finding), 80),
    cell(whereText(finding, 80), 140),
    cell(urgencyTexts(finding).join('; '), 200),
  ];
}

function list(title: string, lines: readonly string[]): Part {
  if (lines.length === 0) return { before: [], rows: NONE, after: [] };
  return {
    before: [`### ${title}`, ''],
    rows: rowsOf(lines, (line) => `- ${cell(line, 500)}`),
    after: [''],
  };
}

function table(title: string, columns: readonly string[], rows: Rows): Part {
  if (rows.length === 0) return { before: [], rows, after: [] };
  return {
    before: [title, '', cellRow(columns), cellRow(columns.map(() => '---'))],
    rows,
    after: [''],
  };
}

const NONE = rowsOf([], String);
const cellRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const cellRows = <T>(items: readonly T[], cells: (item: T) => readonly string[]): Rows =>
  rowsOf(items, (item) => cellRow(cells(item)));

function unfold(title: string, columns: readonly string[], rows: Rows): Part {
  const inner = table(`<summary>${title} (${rows.length})</summary>`, columns, rows);
  if (rows.length === 0) return inner;
  return { ...inner, before: ['<details>', ...inner.before], after: ['', '</details>', ''] };
}
