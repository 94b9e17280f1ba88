import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyWorkspace } from './copy-workspace.ts';
import { mutantsOf } from './mutants-of.ts';
import { passes } from './run-specs.ts';
import { checkNames, SUBJECTS, WITHOUT_EFFECT, type Subject } from './subjects.ts';
import { typeCheck } from './type-check.ts';

/**
 * `nx mutate benchmarks`: changes one thing after the other in the sources that {@link SUBJECTS} lists, and
 * reports the changes that no spec notices. `--only TEXT` takes the files whose path contains the text, `--every N` one mutant
 * in N. Exits with 1 if the files of a folder are together below their goal.
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, every: { type: 'string', default: '1' } },
});
const every = Number(values.every);
if (!Number.isInteger(every) || every < 1)
  throw new RangeError(`--every is ${values.every}: expected a whole number of 1 or more`);
const subjects = SUBJECTS.filter(({ project, file }) => `${project}/${file}`.includes(values.only));
if (subjects.length === 0) {
  const known = SUBJECTS.map(({ project, file }) => `${project}/${file}`).join(', ');
  throw new RangeError(`--only is ${values.only}: expected a part of one of ${known}`);
}

/** For specs without a mutant. */
const LIMIT_MS = 180_000;

const root = copyWorkspace();
const compilers = new Map<string, ReturnType<typeof typeCheck>>();
process.once('exit', () => rmSync(dirname(root), { recursive: true, force: true }));
// Ends the specs as well, which have a process group of their own.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
checkNames(root);
/** By folder. */
const scores = new Map<string, { noticed: number; all: number; goal: number }>();
for (const subject of subjects) await judge(subject);
for (const [folder, { noticed, all, goal }] of scores) {
  print(`${folder}: ${scoreOf(noticed, all)} (goal ${Math.round(goal * 100)} %)`);
  if (noticed < all * goal) process.exitCode = 1;
}

async function judge(subject: Subject): Promise<void> {
  const { project, file, goal } = subject;
  const began = performance.now();
  const path = join(root, project, file);
  const original = readFileSync(path, 'utf8');
  const survives = await specsOf(subject);
  const compiles = compilers.get(project) ?? typeCheck(join(root, project));
  compilers.set(project, compiles);
  if (!compiles(file, original)) throw new Error(`${project}/${file} does not compile`);
  const mutants = mutantsOf(original)
    .filter((_, at) => at % every === 0)
    .filter(({ before }) => !WITHOUT_EFFECT.includes(oneLine(before)))
    .filter(({ text }) => compiles(file, text));
  let survivors = 0;
  for (const mutant of mutants) {
    writeFileSync(path, mutant.text);
    if (await survives()) {
      survivors++;
      print(`  ${file}:${mutant.line}: ${short(mutant.before)} -> ${short(mutant.after)}`);
    }
  }
  writeFileSync(path, original);
  const noticed = mutants.length - survivors;
  const seconds = Math.round((performance.now() - began) / 1_000);
  print(`${project}/${file}: ${scoreOf(noticed, mutants.length)}, ${seconds} s`);
  const folder = dirname(`${project}/${file}`);
  const before = scores.get(folder) ?? { noticed: 0, all: 0 };
  scores.set(folder, {
    noticed: before.noticed + noticed,
    all: before.all + mutants.length,
    goal,
  });
}

function scoreOf(noticed: number, all: number): string {
  return `${noticed} of ${all} noticed, ${all === 0 ? 100 : Math.floor((noticed / all) * 100)} %`;
}

/**
 * Runs the specs of a subject without a mutant first: specs that fail anyway would notice all mutants.
 * @returns whether all of them pass. The one that has noticed the last mutant runs first: the next one is near it.
 * @throws {Error} if a spec fails without a mutant.
 */
async function specsOf({ project, specs }: Subject): Promise<() => Promise<boolean>> {
  let ordered: { spec: string; limitMs: number }[] = [];
  for (const spec of specs) {
    const began = performance.now();
    if (!(await passes(root, project, spec, LIMIT_MS)))
      throw new Error(`${project}/${spec} fails without a mutant`);
    ordered.push({ spec, limitMs: 10_000 + 3 * (performance.now() - began) });
  }
  return async () => {
    for (const each of ordered)
      if (!(await passes(root, project, each.spec, each.limitMs))) {
        ordered = [each, ...ordered.filter((other) => other !== each)];
        return false;
      }
    return true;
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function short(text: string): string {
  const line = oneLine(text);
  return line === '' ? 'nothing' : line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
