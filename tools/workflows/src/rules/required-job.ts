import { jobsIn, needsOf, type PlacedJob } from '../files/jobs.ts';
import type { Source } from '../files/source.ts';
import { triggersOf } from '../files/triggers.ts';
import { baseName } from '../files/workflow-set.ts';
import type { Workflow } from '../files/workflow.ts';
import type { Complaint, Rule } from './rule.ts';
import { REQUIRED, wrongVerdict } from './wrong-verdict.ts';

/** Where the required job is. */
const CI = 'ci.yml';

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
