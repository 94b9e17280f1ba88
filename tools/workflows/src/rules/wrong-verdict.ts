import { evaluate } from '../expressions/evaluate.ts';
import { stepsIn, type PlacedJob } from '../files/jobs.ts';
import { combinations } from './combinations.ts';
import { jobEndings } from './job-endings.ts';

/** What branch protection asks for. */
export const REQUIRED = 'ci';

/** Of the steps: the job itself was not cancelled, and none of them failed. */
const STATUS = { success: true, failure: false, cancelled: false };

/** Tries ways in which the jobs can end. */
export function wrongVerdict(required: PlacedJob, jobs: readonly PlacedJob[]): string | undefined {
  const refusals = stepsIn(required).filter(({ step }) => step.run?.trim() === 'exit 1');
  const needed = jobs.filter(({ name }) => name !== REQUIRED);
  const mayBeSkipped = new Map(
    needed.flatMap(({ name, job }) => {
      const [, of, output] =
        /^needs\.([\w-]+)\.outputs\.([\w-]+) == 'true'$/.exec(String(job.if)) ?? [];
      return of && output ? [[name, { of, output }] as const] : [];
    }),
  );
  const outputs = [...new Set([...mayBeSkipped.values()].map(({ output }) => output))];
  for (const results of jobEndings(needed.length))
    for (const values of combinations(outputs.map(() => ['true', 'false', '']))) {
      const given = Object.fromEntries(outputs.map((output, at) => [output, values[at]]));
      const needs = Object.fromEntries(
        needed.map(({ name }, at) => [name, { result: results[at], outputs: given }]),
      );
      const right = needed.every(({ name }) => {
        const skip = mayBeSkipped.get(name);
        return (
          needs[name]!.result === 'success' ||
          (needs[name]!.result === 'skipped' && skip && given[skip.output] === 'false')
        );
      });
      const passes = refusals.every(
        ({ step }) => evaluate(String(step.if), { needs }, STATUS) !== true,
      );
      if (passes !== right) return `It ${passes ? 'passes' : 'fails'} with ${describe(needs)}`;
    }
  return undefined;
}

const describe = (
  needs: Readonly<Record<string, { result: string | undefined; outputs: object }>>,
): string =>
  Object.entries(needs)
    .map(([name, { result }]) => `${name}: ${result}`)
    .concat(JSON.stringify(Object.values(needs)[0]?.outputs))
    .join(', ');
