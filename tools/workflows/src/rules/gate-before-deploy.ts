import { environmentOf, jobsIn, type PlacedJob } from '../files/jobs.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';
import { conditionOf, DEPLOY } from './deploy-condition.ts';
import { earlierThan } from './earlier-jobs.ts';
import { valueOf } from './job-value.ts';
import type { Complaint, Rule } from './rule.ts';

/** A release goes through the environments in their order, and through a gate before each. */
export const gateBeforeDeploy: Rule = {
  id: 'gate-before-deploy',
  asks: 'An image goes to an environment after its gate, after scans by Trivy and Grype, after the environments before it, and after it is known not to be superseded where reviewers are asked',
  everywhere: true,
  *check(set) {
    for (const source of set.workflows) {
      const jobs = jobsIn(source);
      const deployments = jobs.filter((job) => valueOf(job, DEPLOY, 'environment') !== undefined);
      if (deployments.length === 0) continue;
      for (const job of deployments) yield* checkDeployment(job, jobs, set);
      for (const { name } of set.stages)
        if (!deployments.some((job) => valueOf(job, DEPLOY, 'environment') === name))
          yield { place: source.place('jobs'), message: `Nothing deploys to ${name}` };
    }
  },
};

const GATE = './.github/workflows/gate.yml';
const SUPERSEDED = './.github/workflows/superseded.yml';

function* checkDeployment(
  deployment: PlacedJob,
  jobs: readonly PlacedJob[],
  { stages }: WorkflowSet,
): Iterable<Complaint> {
  const { source, name, job, path } = deployment;
  const place = source.place(...path);
  const environment = valueOf(deployment, DEPLOY, 'environment') ?? '';
  const stage = stages.find((each) => each.name === environment);
  const before = earlierThan(deployment, jobs);
  const isFor = (each: PlacedJob, called: string, inputs: readonly string[]) =>
    inputs.every((input) => valueOf(each, called, input) === valueOf(deployment, DEPLOY, input));
  const gate = before.find((each) => isFor(each, GATE, ['image', 'service']));
  const question = before.find((each) => isFor(each, SUPERSEDED, ['environment', 'service']));
  const direct = conditionOf(gate, environment, stage?.after ?? [], jobs);
  const asked =
    question && `\${{ !cancelled() && needs.${question.name}.outputs.superseded == 'false' }}`;
  const asks = stage !== undefined && stage.reviewers.length > 0;
  if (environmentOf(job) !== environment)
    yield { place, message: `Job ${name} must be in the environment ${environment}` };
  if (asks && (asked === undefined || job.if !== asked))
    yield {
      place,
      message: `Job ${name} must not ask reviewers for a commit that is superseded: it needs superseded.yml, and "if:" its output is 'false'`,
    };
  const first = asks ? question : deployment;
  if (first !== undefined && gate !== undefined && first.job.if !== direct)
    yield {
      place: source.place(...first.path),
      message: `Job ${first.name} must run when the gate passed the image for ${environment}, after the environments before it, and not otherwise: if: ${direct}`,
    };
  for (const each of before)
    if (each.job.if !== undefined && each !== question && !isDeployment(each) && !isQuestion(each))
      yield {
        place: source.place(...each.path, 'if'),
        message: `Job ${each.name} must run when all before it succeeded, and not otherwise`,
      };
  if (gate === undefined)
    yield { place, message: `Job ${name} needs the gate of this image for ${environment}` };
  else
    for (const scanner of ['trivy', 'grype'])
      if (!earlierThan(gate, jobs).some((each) => scans(each, scanner)))
        yield {
          place: source.place(...gate.path),
          message: `Job ${gate.name} needs a scan by ${scanner}`,
        };
  for (const previous of stage?.after ?? [])
    if (!before.some((each) => valueOf(each, DEPLOY, 'environment') === previous))
      yield { place, message: `Job ${name} needs the deployment to ${previous}` };
}

const isDeployment = (job: PlacedJob): boolean => valueOf(job, DEPLOY, 'environment') !== undefined;
const isQuestion = (job: PlacedJob): boolean =>
  valueOf(job, SUPERSEDED, 'environment') !== undefined;

/** Both scanners: neither sees all that the other does. */
const scans = ({ job }: PlacedJob, scanner: string): boolean =>
  job.steps?.some(({ uses }) => uses?.startsWith('docker://') && uses.includes(`/${scanner}:`)) ??
  false;
