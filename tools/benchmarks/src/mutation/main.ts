import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyWorkspace } from './copy-workspace.ts';
import { mutantsOf, type Mutant } from './mutants-of.ts';
import { passes } from './run-specs.ts';
import { SUBJECTS, type Subject } from './subjects.ts';
import { typeCheck } from './type-check.ts';

/**
 * `nx mutate benchmarks`: changes one thing after the other in the sources that {@link SUBJECTS} lists, and
 * reports the changes that no spec notices. `--only TEXT` takes the files whose path contains the text, `--every N` one mutant
 * in N. Exits with 1 if a file is below its goal.
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

const root = copyWorkspace();
try {
  for (const subject of subjects) await judge(subject);
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function judge(subject: Subject): Promise<void> {
  const path = join(root, subject.project, subject.file);
  const original = readFileSync(path, 'utf8');
  const mutants = mutantsOf(original).filter((_, at) => at % every === 0);
  const compiles = typeCheck(join(root, subject.project), subject.file);
  const survivors: Mutant[] = [];
  for (const mutant of mutants) {
    writeFileSync(path, mutant.text);
    // The compiler takes longer than most specs.
    if ((await survives(subject)) && compiles(mutant.text)) {
      survivors.push(mutant);
      print(`  ${subject.file}:${mutant.line}: ${short(mutant.before)} -> ${short(mutant.after)}`);
    }
  }
  writeFileSync(path, original);
  const noticed = mutants.length - survivors.length;
  const share = mutants.length === 0 ? 1 : noticed / mutants.length;
  const goal = `goal ${Math.round(subject.goal * 100)} %`;
  print(
    `${subject.project}/${subject.file}: ${noticed} of ${mutants.length} noticed, ${Math.floor(share * 100)} % (${goal})`,
  );
  if (share < subject.goal) process.exitCode = 1;
}

async function survives({ project, file, first }: Subject): Promise<boolean> {
  return (
    (await passes(root, project, ['--runTestsByPath', ...first])) &&
    (await passes(root, project, ['--findRelatedTests', file]))
  );
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? 'nothing' : line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
