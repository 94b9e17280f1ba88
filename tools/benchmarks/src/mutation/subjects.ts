import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A source whose mutants its specs must notice. */
export interface Subject {
  /** Folder of the project. */
  readonly project: string;
  /** Path within the project. */
  readonly file: string;
  /** Specs that run for each mutant: the one that notices most mutants soonest comes first. */
  readonly specs: readonly string[];
  /** Lowest accepted share of noticed mutants, 0 to 1. */
  readonly goal: number;
}

const COMPOSITION = 1;
const OTHERS = 0.85;

const DRAIN = ['idle-connections', 'server-drain', 'long-lived'];
const SCANS = 'gate/decide/scan-problems';
const SCOPE = 'gate/exceptions/scope';
const READ = 'deploy/observe/read-service';
const WATCH = 'deploy/observe/watch';

export const SUBJECTS: readonly Subject[] = [
  ...subjects('libs/service-kit', COMPOSITION, {
    'create-service': [
      ...['composition', 'create-service', 'wiring', 'hooks'],
      ...['requests/request-semantics', 'callers/tokens', 'callers/issuer'],
      ...['metrics/health-metrics', 'server/refused-requests', 'server/tls', 'run-service'],
    ],
    'server/express-server': [
      ...['server/express-server', 'composition', 'requests/request-semantics', 'server/tls'],
      'server/refused-requests',
    ],
    'aws/attempt-handler': ['aws/attempt-handler'],
    'aws/aws-clients': ['aws/aws-clients', 'wiring'],
  }),
  ...subjects('libs/shutdown', OTHERS, {
    shutdown: ['shutdown', 'several', 'long-lived', 'processes', 'server-drain'],
    'server-drain': [...DRAIN, 'over-tls', 'keep-alive-race', 'processes'],
    connection: [...DRAIN, 'over-tls', 'keep-alive-race', 'processes'],
    resources: ['shutdown', 'several', 'processes'],
  }),
  ...subjects('libs/secrets', OTHERS, {
    'create-secrets': ['load', 'refresh', 'close'],
    'secret-cache': ['secret-cache', 'refresh', 'verify', 'secret-handle', 'close', 'outage'],
    'secret-handle': ['secret-handle', 'verify'],
    'fetch-secret': ['fetch-secret', 'hostile-responses', 'load'],
    'classify-failure': ['classify-failure', 'outage', 'load'],
    'refresh-delay': ['refresh-delay'],
  }),
  ...subjects('tools/pipeline', OTHERS, {
    'gate/decide/deadlines': ['gate/decide/deadlines'],
    'gate/decide/decide-finding': ['gate/decide/decide', 'gate/decide/deadlines', SCANS],
    'gate/decide/decide': ['gate/decide/decide', SCOPE, 'gate/exceptions/vex/later-statement'],
    'gate/decide/find-excuses': [SCOPE, 'gate/decide/decide'],
    'gate/decide/holds': ['gate/decide/deadlines'],
    'gate/decide/earlier-limit': ['gate/decide/deadlines'],
    'gate/decide/in-order': ['gate/decide/decide'],
    'gate/decide/required-scans': [SCANS, 'gate/decide/decide'],
    'gate/decide/subject-of': ['gate/decide/decide', 'gate/exceptions/vex/openvex'],
    'gate/decide/threat-of': ['gate/decide/decide', SCANS],
    'gate/decide/counts-of': [
      'gate/decide/decide',
      'gate/reporters/json',
      'gate/reporters/markdown',
    ],
    'gate/decide/report-problems': [SCANS, 'gate/decide/deadlines', 'gate/decide/decide'],
    'gate/decide/scan-problems': [SCANS, 'gate/decide/decide'],
    'gate/decide/superseded': ['gate/decide/decide', 'gate/exceptions/vex/later-statement'],
    'gate/decide/used-exceptions': [SCOPE, 'gate/decide/decide'],
    'gate/decide/warn-past-most': ['gate/decide/decide', 'gate/decide/deadlines'],
    'gate/decide/warnings': [SCOPE, 'gate/decide/decide'],
    'deploy/observe/deployment': ['deploy/observe/deployment', WATCH, 'deploy/outcomes'],
    'deploy/observe/describe-deployments': ['deploy/observe/deployment', 'deploy/blue-green'],
    'deploy/observe/how-it-failed': [WATCH],
    'deploy/observe/read-stopped-tasks': [READ, 'deploy/outcomes'],
    'deploy/observe/describe-snapshot': [
      'deploy/observe/describe-snapshot',
      'deploy/outcomes',
      'deploy/deploy',
    ],
    'deploy/observe/observe': ['deploy/outcomes', 'deploy/deploy'],
    'deploy/observe/obstacles': [WATCH],
    'deploy/observe/read-deployments': ['deploy/observe/deployment', 'deploy/blue-green'],
    'deploy/observe/read-service': [READ, 'deploy/limits', 'deploy/outcomes'],
    'deploy/observe/read-snapshot': [READ, 'deploy/blue-green', 'deploy/outcomes'],
    'deploy/observe/read-target-group': [READ, 'deploy/outcomes'],
    'deploy/observe/read-tasks': [READ, 'aws/read-pages', 'deploy/outcomes'],
    'deploy/observe/watch': [WATCH],
    'deploy/observe/with-forgotten': ['deploy/observe/deployment'],
  }),
];

/** Changes that no spec can notice, because they have no effect: the text that is changed, in one line. */
export const WITHOUT_EFFECT: readonly string[] = [
  // Each only listens for the end of the response.
  'auditLog(logger), requestMetrics(metrics)',
];

/** @param specsOf the specs of each file, both within `src` and without their endings. */
function subjects(
  project: string,
  goal: number,
  specsOf: Readonly<Record<string, readonly string[]>>,
): Subject[] {
  return Object.entries(specsOf).map(([name, specs]) => ({
    project,
    file: `src/${name}.ts`,
    specs: specs.map((spec) => `src/${spec}.spec.ts`),
    goal,
  }));
}

/**
 * Refuses a list that names files that do not exist: renamed ones would not be changed, or not be run, unnoticed.
 * @param root folder of the workspace
 * @throws {Error} naming them.
 */
export function checkNames(root: string): void {
  const named = SUBJECTS.flatMap(({ project, file, specs }) =>
    [file, ...specs].map((path) => `${project}/${path}`),
  );
  const missing = [...new Set(named)].filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0)
    throw new Error(
      `tools/benchmarks/src/mutation/subjects.ts names files that do not exist; enter their new names: ${missing.join(', ')}`,
    );
}
