import { join } from 'node:path';
import { readWorkspace } from '@gatehouse/service-manifest';
import { checkRules } from '../../check-workflows.ts';
import { actionlint } from '../../checkers/actionlint.ts';
import { githubParser } from '../../checkers/github-parser.ts';
import type { WorkflowProblem } from '../../workflow-problem.ts';
import { readFiles } from '../../files/read-files.ts';
import { workflowSet } from '../../files/workflow-set.ts';
import { readSurroundings } from '../../read-surroundings.ts';
import { PINS_FILE, readPins, readTools, TOOLS_FILE } from '../../render/input.ts';
import { renderGithub } from '../../render/render-github.ts';
import { environmentsOf } from '../../simulate/environments.ts';
import { simulatorProblems } from '../../walk/simulator-problems.ts';
import { BUDGET_FILE, readBudget } from '../../walk/budget.ts';
import { mutantsOf, type Mutant } from '../mutate.ts';

/**
 * `nx mutate workflows`: tests every mutant of every rendered file, or every Nth by the first argument, and prints what
 * detects it. The comparison must detect all. Others should detect many, because they must find mistakes in templates.
 */
const every = Number(process.argv[2] ?? 1);
const root = join(import.meta.dirname, '../../../../..');
const files = await readFiles(root);
const surroundings = await readSurroundings(root, files);
const environments = environmentsOf(surroundings.stages);
const budget = readBudget(files[BUDGET_FILE] ?? '{}');
const rendered = renderGithub({
  workspace: readWorkspace(root).settings(),
  pins: readPins(files[PINS_FILE]!),
  tools: readTools(files[TOOLS_FILE]!),
});

const original = workflowSet(files, surroundings);
/** Problems in the unchanged files do not count. */
const known = new Set(
  [...checkRules(original), ...simulatorProblems(original, environments, budget)].map(keyOf),
);
const isNew = (finding: WorkflowProblem) => !known.has(keyOf(finding));

/** Ignores line numbers, because a removal moves later lines. */
function keyOf({ rule, file, message }: WorkflowProblem): string {
  return `${rule} ${file} ${message}`;
}

async function findersOf({ file, text }: Mutant): Promise<string[]> {
  const finders = text === rendered.get(file) ? [] : ['sync:check'];
  const isWorkflow = file.startsWith('.github/workflows/');
  if (file.endsWith('dependabot.yml')) return finders;
  if ((await githubParser(file, text)).length > 0) return [...finders, 'parser'];
  const set = workflowSet({ ...files, [file]: text }, surroundings);
  if (isWorkflow && (await actionlint(file, text)).length > 0) finders.push('actionlint');
  if (checkRules(set).some(isNew)) finders.push('rules');
  if (simulatorProblems(set, environments, budget).some(isNew)) finders.push('simulator');
  return finders;
}

const mutants = [...rendered]
  .filter(([path]) => path.endsWith('.yml'))
  .flatMap(([path, text]) => mutantsOf(path, text))
  .filter((_, at) => at % every === 0);
const table = new Map<string, Record<string, number>>();
for (const mutant of mutants) {
  const row = table.get(mutant.kind) ?? { mutants: 0 };
  row['mutants']! += 1;
  const finders = await findersOf(mutant);
  for (const finder of finders) row[finder] = (row[finder] ?? 0) + 1;
  if (finders.length > 1) row['also by check'] = (row['also by check'] ?? 0) + 1;
  table.set(mutant.kind, row);
}

const COLUMNS = [
  'mutants',
  'sync:check',
  'parser',
  'actionlint',
  'rules',
  'simulator',
  'also by check',
];
const print = (kind: string, cells: readonly unknown[]) =>
  process.stdout.write(`| ${[kind, ...cells].join(' | ')} |\n`);
print('kind', COLUMNS);
print(
  '---',
  COLUMNS.map(() => '---'),
);
for (const [kind, row] of table)
  print(
    kind,
    COLUMNS.map((column) => row[column] ?? 0),
  );
const total = (column: string) =>
  [...table.values()].reduce((sum, row) => sum + (row[column] ?? 0), 0);
print('all', COLUMNS.map(total));
if (total('sync:check') < total('mutants')) process.exitCode = 1;
