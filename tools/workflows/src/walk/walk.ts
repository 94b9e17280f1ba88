import { expand } from '../files/expand.ts';
import { triggersOf } from '../files/triggers.ts';
import { stemOf, type WorkflowSet } from '../files/workflow-set.ts';
import type { GithubEvent, Scenario } from '../simulate/scenario.ts';
import { starts } from '../simulate/triggers.ts';
import { simulate } from '../simulate/simulate.ts';
import { scopesText } from './scopes-text.ts';
import { templatesOf } from './walk-templates.ts';

/** The costs and permissions of one event that affects one service. */
export interface Walk {
  /** Workflow and event, such as `deliver (push)`; with `templates`, one that changes all stacks. */
  readonly event: string;
  readonly jobs: number;
  /** Minutes from the event to the end of the last job, without reviewers' time. */
  readonly minutes: number;
  /** The sum of all jobs' minutes, which GitHub bills. */
  readonly billed: number;
  readonly approvals: number;
  /** Minutes and jobs until an environment has the release. */
  readonly until: Readonly<Record<string, { readonly minutes: number; readonly jobs: number }>>;
  /** The permissions of each job's token, such as `contents: read, id-token: write`, by the path of the job. */
  readonly permissions: Readonly<Record<string, string>>;
  /** Jobs that fail although nothing should, with the reason. */
  readonly failed: readonly string[];
}

/** One walk for each workflow and each event that starts it. */
export function walksOf(set: WorkflowSet, environments: Scenario['environments']): Walk[] {
  return set.workflows.flatMap((source) =>
    triggersOf(source.content)
      .filter(isEvent)
      .flatMap((name) => {
        const walk = walkOf(set, environments, name, stemOf(source));
        const deploysStacks = stemOf(source) === 'deliver' && name === 'push';
        return deploysStacks ? [walk, walkOf(set, environments, name, 'deliver', true)] : [walk];
      }),
  );
}

type EventName = GithubEvent['name'];
const EVENTS = ['pull_request', 'merge_group', 'push', 'schedule', 'workflow_dispatch'];
const isEvent = (name: string): name is EventName => EVENTS.includes(name);

function walkOf(
  set: WorkflowSet,
  environments: Scenario['environments'],
  name: EventName,
  workflow: string,
  changesTemplates = false,
): Walk {
  const last = environments.at(-1)?.name ?? '';
  const inputs = { service: 'payments', environment: last, to: 'previous' };
  const paths = ['gatehouse.json', 'apps/payments/src/main.ts'];
  const source = set.workflows.find((each) => stemOf(each) === workflow);
  const event: GithubEvent = { name, workflow, commit: 2, inputs, paths };
  const isForTags = source !== undefined && !starts(event, source);
  const trace = simulate(set, {
    ...{ environments, before: 1, events: [isForTags ? { ...event, tag: 'v1.0.0' } : event] },
    reviewers: () => ({ approve: true, after: 0 }),
    ...(changesTemplates && { templates: templatesOf(environments) }),
  });
  const ran = trace.jobs.filter(({ result }) => result === 'success');
  const done = new Set(ran.map(({ path }) => path));
  const graph = new Map(
    set.workflows
      .filter((source) => stemOf(source) === workflow)
      .flatMap((source) => expand(set, source))
      .map(({ id, before }) => [id, [...before].filter((each) => done.has(each)).length + 1]),
  );
  return {
    event: `${workflow} (${name.replaceAll('_', ' ')}${changesTemplates ? ', templates' : ''})`,
    jobs: ran.length,
    minutes: round(Math.max(0, ...ran.map(({ ended }) => ended))),
    billed: round(ran.reduce((sum, { started, ended }) => sum + ended - started, 0)),
    approvals: trace.approvals.length,
    until: Object.fromEntries(
      trace.deployed.map(({ environment, path, at }) => [
        environment,
        { minutes: round(at), jobs: graph.get(path) ?? 0 },
      ]),
    ),
    permissions: Object.fromEntries(
      ran
        .map(({ path, permissions }) => [path, scopesText(permissions)] as const)
        .sort(([one], [other]) => one.localeCompare(other)),
    ),
    failed: trace.jobs
      .filter(({ result }) => result === 'failure')
      .map(({ path, because }) => `${path} fails: ${because ?? 'a job that it calls fails'}`),
  };
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;
