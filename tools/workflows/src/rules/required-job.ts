import { evaluate } from '../expressions/evaluate.ts';
import { jobsIn, needsOf, stepsIn, type PlacedJob } from '../files/jobs.ts';
import type { Source } from '../files/source.ts';
import { triggersOf } from '../files/triggers.ts';
import { baseName } from '../files/workflow-set.ts';
import type { Workflow } from '../files/workflow.ts';
import { combinations } from './combinations.ts';
import type { Complaint, Rule } from './rule.ts';

/** Where the required job is. */
const CI = 'ci.yml';
/** What branch protection asks for. */
const REQUIRED = 'ci';
/** Of the steps: the job itself was not cancelled, and none of them failed. */
const STATUS = { success: true, failure: false, cancelled: false };
const RESULTS = ['success', 'failure', 'cancelled', 'skipped'];

/** GitHub takes a required check that was skipped for one that passed. */
export const requiredJob: Rule = {
  id: 'required-job',
  asks: `The job "${REQUIRED}" passes when all others succeeded, or were skipped as there was nothing to do, and in no other case`,
  everywhere: true,
  *check({ workflows }) {
    for (const source of workflows) {
      const required = jobsIn(source).find(({ job, name }) => (job.name ?? name) === REQUIRED);
      if (required === undefined) continue;
      const place = source.place(...required.path);
      if (baseName(source) === CI) yield* checkRequired(source, required);
      // The check of a called job has the name of the calling job in front.
      else if (triggersOf(source.content).some((trigger) => trigger !== 'workflow_call'))
        yield {
          place,
          message: `"${REQUIRED}" is the name of the check that ${CI} must pass, and GitHub may take this job for it: rename it`,
        };
    }
    if (!workflows.some((source) => baseName(source) === CI && REQUIRED in source.content.jobs))
      yield {
        place: { file: `.github/workflows/${CI}`, line: 1 },
        message: `There is no job "${REQUIRED}"`,
      };
  },
};

function* checkRequired(source: Source<Workflow>, required: PlacedJob): Iterable<Complaint> {
  const place = source.place(...required.path);
  if (required.job.if !== 'always()') yield { place, message: 'Say "if: always()"' };
  const jobs = jobsIn(source);
  const missing = jobs.find(
    ({ name }) => name !== required.name && !needsOf(required.job).includes(name),
  );
  if (missing) yield { place, message: `It must need ${missing.name} as well` };
  const wrong = missing ? undefined : verdictOn(source, required, jobs);
  if (wrong) yield { place, message: wrong };
}

/** By the source: thousands of expressions are evaluated for each. */
const verdicts = new WeakMap<Source, string | undefined>();

function verdictOn(
  source: Source,
  required: PlacedJob,
  jobs: readonly PlacedJob[],
): string | undefined {
  if (!verdicts.has(source)) verdicts.set(source, wrongVerdict(required, jobs));
  return verdicts.get(source);
}

/** Tries ways in which the jobs can end. */
function wrongVerdict(required: PlacedJob, jobs: readonly PlacedJob[]): string | undefined {
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
  for (const results of endings(needed.length))
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

/** Ways in which jobs end of which at most two do not succeed; all ways would be too many. */
const endings = (jobs: number): string[][] => {
  const good = Array.from({ length: jobs }, () => 'success');
  const at = good.map((_, index) => index);
  return at.flatMap((one) =>
    at
      .filter((other) => other > one || jobs === 1)
      .flatMap((other) =>
        combinations([RESULTS, RESULTS]).map(([first, second]) =>
          good.map((result, index) =>
            index === one ? first! : index === other ? second! : result,
          ),
        ),
      ),
  );
};

const describe = (
  needs: Readonly<Record<string, { result: string | undefined; outputs: object }>>,
): string =>
  Object.entries(needs)
    .map(([name, { result }]) => `${name}: ${result}`)
    .concat(JSON.stringify(Object.values(needs)[0]?.outputs))
    .join(', ');
