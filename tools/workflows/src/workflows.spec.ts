import { join } from 'node:path';
import { checkRules, checkWorkflows } from './check-workflows.ts';
import { hasShellcheck } from './checkers/shellcheck.ts';
import { readFiles } from './files/read-files.ts';
import { workflowSet } from './files/workflow-set.ts';
import { formatFinding, type Finding } from './finding.ts';
import { readSurroundings } from './read-surroundings.ts';
import { RULES } from './rules/index.ts';
import { BAD_CHANGES, type BadChange } from './test/bad-changes.ts';

const root = join(import.meta.dirname, '../../..');
const files = await readFiles(root);
const surroundings = await readSurroundings(root, files);
const findings = await checkWorkflows(files, surroundings);

const CHECKERS = ['github-parser', 'actionlint', 'shellcheck'];
/** In one line. */
const titleOf = ({ file, from, to }: BadChange) =>
  `"${to}" instead of "${from}" in ${file}`.replace(/\s+/g, ' ');

/** Without what it says apart from the rule, such as a code. */
const ruleOf = ({ rule }: Finding) => rule.split(' ')[0];

describe('the workflows of this repository', () => {
  it('keep to all rules', () => {
    expect(findings.map(formatFinding)).toEqual([]);
  });

  const known = new Set(findings.map(formatFinding));
  const cases = BAD_CHANGES.map((change) => [change.rule, titleOf(change), change] as const);
  it.each(cases)('would not pass %s with %s', async (_, _title, { rule, file, from, to }) => {
    expect(files[file]).toContain(from);
    if (rule === 'shellcheck' && !hasShellcheck()) {
      process.stderr.write('SKIPPED: shellcheck is not installed, nothing of it was tried\n');
      return;
    }
    const changed = { ...files, [file]: files[file]!.replace(from, () => to) };
    const found = CHECKERS.includes(rule)
      ? await checkWorkflows(changed, surroundings)
      : checkRules(workflowSet(changed, surroundings));
    const added = found.filter((finding) => !known.has(formatFinding(finding)));
    expect(added.map(ruleOf)).toContain(rule);
  });

  it('have a bad change for each rule and checker', () => {
    const covered = new Set(BAD_CHANGES.map(({ rule }) => rule));
    expect([...covered].sort()).toEqual([...CHECKERS, ...RULES.map(({ id }) => id)].sort());
  });
});

describe('the rules', () => {
  it('have the names of their files, each its own', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });
});
