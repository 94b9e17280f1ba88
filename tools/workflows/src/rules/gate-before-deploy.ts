import { environmentOf, jobsIn, needsOf, stepsIn, type PlacedJob } from '../files/jobs.ts';
import type { Complaint, Rule } from './rule.ts';

/** A release goes through the environments one after the other, and through a gate before each. */
export const gateBeforeDeploy: Rule = {
  id: 'gate-before-deploy',
  asks: 'An image goes to an environment after its gate, after scans by Trivy and Grype, and after the environment before it was tried',
  *check({ workflows, environments }) {
    for (const source of workflows) {
      const jobs = jobsIn(source);
      const deployments = jobs.filter((job) => valueOf(job, DEPLOY, 'environment') !== undefined);
      if (deployments.length === 0) continue;
      for (const job of deployments) yield* checkDeployment(job, jobs, environments);
      for (const environment of environments)
        if (!deployments.some((job) => valueOf(job, DEPLOY, 'environment') === environment))
          yield { place: source.place('jobs'), message: `Nothing deploys to ${environment}` };
    }
  },
};

const DEPLOY = './.github/actions/deploy';
const GATE = './.github/workflows/gate.yml';

function* checkDeployment(
  deployment: PlacedJob,
  jobs: readonly PlacedJob[],
  environments: readonly string[],
): Iterable<Complaint> {
  const { source, name, job, path } = deployment;
  const place = source.place(...path);
  const environment = valueOf(deployment, DEPLOY, 'environment') ?? '';
  const image = valueOf(deployment, DEPLOY, 'image');
  const before = earlierThan(deployment, jobs);
  const gate = before.find(
    (each) =>
      valueOf(each, GATE, 'environment') === environment &&
      valueOf(each, GATE, 'image') === image &&
      valueOf(each, GATE, 'service') === valueOf(deployment, DEPLOY, 'service'),
  );
  if (environmentOf(job) !== environment)
    yield { place, message: `Job ${name} must be in the environment ${environment}` };
  for (const each of [deployment, ...before])
    if (each.job.if !== undefined)
      yield {
        place: source.place(...each.path, 'if'),
        message: `Job ${each.name} must run when all before it succeeded, and not otherwise`,
      };
  if (gate === undefined)
    yield { place, message: `Job ${name} needs the gate of this image for ${environment}` };
  else
    for (const [scanner, action] of SCANNERS)
      if (!earlierThan(gate, jobs).some((each) => uses(each, action)))
        yield {
          place: source.place(...gate.path),
          message: `Job ${gate.name} needs a scan by ${scanner}`,
        };
  const previous = environments[environments.indexOf(environment) - 1];
  if (
    previous !== undefined &&
    !before.some((each) => valueOf(each, DEPLOY, 'environment') === previous)
  )
    yield { place, message: `Job ${name} needs the deployment to ${previous}` };
  if (
    environment === environments.at(-1) &&
    previous &&
    !before.some((each) => smokes(each, previous))
  )
    yield { place, message: `Job ${name} needs the smoke test of ${previous}` };
}

/** What a job hands to an action or a workflow of ours. */
const valueOf = (job: PlacedJob, called: string, name: string): string | undefined =>
  [job.job, ...stepsIn(job).map(({ step }) => step)].flatMap((call) =>
    call.uses === called ? [String(call.with?.[name])] : [],
  )[0];

/** All jobs that have to succeed before one starts. */
function earlierThan(job: PlacedJob, jobs: readonly PlacedJob[]): PlacedJob[] {
  const found = new Set<PlacedJob>();
  const queue = [job];
  for (const { job: next } of queue)
    for (const need of jobs.filter(({ name }) => needsOf(next).includes(name)))
      if (!found.has(need)) {
        found.add(need);
        queue.push(need);
      }
  return [...found];
}

/** Both: neither sees all that the other does. */
const SCANNERS = [
  ['Trivy', 'aquasecurity/trivy-action'],
  ['Grype', 'anchore/scan-action'],
] as const;

const uses = ({ job }: PlacedJob, action: string): boolean =>
  job.steps?.some((step) => step.uses?.startsWith(`${action}@`)) ?? false;

const smokes = ({ job }: PlacedJob, environment: string): boolean =>
  job.steps?.some(
    ({ run }) =>
      run?.startsWith('npx gatehouse smoke ') && run.includes(`--environment ${environment}`),
  ) ?? false;
