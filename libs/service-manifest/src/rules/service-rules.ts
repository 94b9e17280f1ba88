import type { DocumentProblem, Source } from '../source/source.ts';
import { shutdownDeadline, variableProblem } from '../environment-variables.ts';
import { suggest } from '../source/suggest.ts';
import { grantedThing } from '../ownership.ts';
import { resolveSettings } from '../resolve.ts';
import { fargateSizeProblem } from '../schema/fargate-size.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { profileSettings } from '../profile-settings.ts';
import { deploymentFindings, gatewayFindings } from './deployment-rules.ts';
import { databaseFindings } from './database-rules.ts';
import { derivedNameFindings } from './derived-name-rules.ts';
import { idempotencyFindings } from './idempotency-rules.ts';
import { queueFindings } from './queue-rules.ts';
import { releaseFindings } from './release-rules.ts';
import { secretFindings } from './secret-rules.ts';
import { tableFindings } from './table-rules.ts';

/** Seconds that requests in flight are given at the least after the drain delay. */
const LEAST_REQUEST_TIME_S = 2;
const PRODUCTION_TASKS = 2;

/** What a single manifest can have wrong that no schema can say. `has` tells what is written where. */
export function serviceFindings(
  name: string,
  manifest: Manifest,
  workspace: Workspace,
  has: Source['has'],
): DocumentProblem[] {
  const findings = [
    ...repeatedGrants(manifest),
    ...foreignDescriptions(manifest),
    ...queueFindings(manifest),
    ...databaseFindings(manifest),
    ...idempotencyFindings(manifest),
    ...tableFindings(manifest),
    ...derivedNameFindings(manifest),
    ...secretFindings(manifest),
    ...releaseFindings(manifest),
    ...variableFindings(manifest),
    ...callFindings(name, manifest),
    ...addressFindings(name, manifest, workspace),
    ...previousPortFindings(manifest),
  ];
  const known = Object.keys(workspace.environments);
  findings.push(...deploymentFindings(manifest, known), ...gatewayFindings(manifest, workspace));
  for (const environment of Object.keys(manifest.environments ?? {})) {
    if (known.includes(environment)) continue;
    const message = `is no environment of gatehouse.json${suggest(environment, known)}; allowed: ${known.join(', ')}`;
    findings.push({ path: ['environments', environment], message, atKey: true });
  }
  for (const environment of known)
    findings.push(...inEnvironment(manifest, workspace, environment, has));
  return unique(findings);
}

function inEnvironment(
  manifest: Manifest,
  workspace: Workspace,
  environment: string,
  has: Source['has'],
): DocumentProblem[] {
  const settings = resolveSettings(manifest, environment, profileSettings(workspace, environment));
  const findings: DocumentProblem[] = [];
  const say = (message: string | undefined, ...paths: [string, string][]) => {
    if (message === undefined) return;
    // The value that the environment itself sets is the one to change.
    const written = paths
      .flatMap((path) => [['environments', environment, ...path], path])
      .filter(has);
    const own = written.find(([first]) => first === 'environments');
    const path = own ?? written[0] ?? paths[0] ?? [];
    const where = own || written.length > 0 ? '' : ` (in ${environment})`;
    findings.push({ path, message: `${message}${where}` });
  };
  const { size, tasks, healthCheck, shutdown } = settings;
  say(fargateSizeProblem(size.cpu, size.memory), ['size', 'memory'], ['size', 'cpu']);
  if (tasks.min > tasks.max)
    say(`${tasks.min} is more than tasks.max, ${tasks.max}`, ['tasks', 'min'], ['tasks', 'max']);
  const production = workspace.environments[environment]?.production === true;
  const fewest = workspace.profile === 'starter' ? 1 : PRODUCTION_TASKS;
  if (production && tasks.min < fewest)
    say(`must be ${fewest} or more in ${environment}, which is production, not ${tasks.min}`, [
      'tasks',
      'min',
    ]);
  if (production && tasks.hours !== undefined)
    say(`cannot be given for ${environment}, which is production`, ['tasks', 'hours']);
  if (tasks.hours !== undefined && tasks.hours.from >= tasks.hours.to)
    say(`${tasks.hours.from} must be earlier than tasks.hours.to, ${tasks.hours.to}`, [
      'tasks',
      'hours',
    ]);
  if (healthCheck.timeout >= healthCheck.interval)
    say(
      `${healthCheck.timeout} s must be less than healthCheck.interval, ${healthCheck.interval} s`,
      ['healthCheck', 'timeout'],
      ['healthCheck', 'interval'],
    );
  const left = shutdownDeadline(settings) - shutdown.drain;
  if (left < LEAST_REQUEST_TIME_S)
    say(
      `${shutdown.drain} s must be at least 5 s less than shutdown.stopTimeout, ${shutdown.stopTimeout} s`,
      ['shutdown', 'drain'],
      ['shutdown', 'stopTimeout'],
    );
  if ((settings.temporaryStorage ?? 0) > size.memory / 2)
    say(`${settings.temporaryStorage} MiB is more than half of size.memory, ${size.memory} MiB`, [
      'temporaryStorage',
    ] as never);
  return findings;
}

/** Properties that describe a resource; two services would sooner or later do it differently. */
const DESCRIPTIONS = ['key', 'indexes', 'ttl', 'visibility', 'attempts', 'topics'];

function foreignDescriptions({ grants = [] }: Manifest): DocumentProblem[] {
  return grants.flatMap((grant, at) =>
    grant.owner === undefined
      ? []
      : DESCRIPTIONS.filter((part) => part in grant).map((part) => ({
          path: ['grants', at, part],
          message: `is for ${grant.owner} to say, whose ${grantedThing(grant).kind} it is`,
          atKey: true,
        })),
  );
}

function repeatedGrants({ grants = [] }: Manifest): DocumentProblem[] {
  const seen = new Map<string, number>();
  return grants.flatMap((grant, at) => {
    const { kind, name } = grantedThing(grant);
    const before = seen.get(`${kind} ${name}`);
    if (before === undefined) seen.set(`${kind} ${name}`, at);
    return before === undefined
      ? []
      : [
          {
            path: ['grants', at, kind],
            message: `"${name}" is granted by grants[${before}] already`,
          },
        ];
  });
}

function variableFindings(manifest: Manifest): DocumentProblem[] {
  const layers = [
    { path: [] as string[], variables: manifest.environment },
    ...Object.entries(manifest.environments ?? {}).map(([name, { environment }]) => ({
      path: ['environments', name],
      variables: environment,
    })),
  ];
  return [
    ...layers.flatMap(({ path, variables = {} }) =>
      Object.keys(variables).flatMap((name) => {
        const message = variableProblem(manifest, name);
        return message ? [{ path: [...path, 'environment', name], message, atKey: true }] : [];
      }),
    ),
    ...Object.keys(manifest.injectedSecrets ?? {}).flatMap((name) => {
      const reserved = variableProblem(manifest, name)?.startsWith('is set');
      const twice = layers.some(({ variables }) => name in (variables ?? {}));
      if (!reserved && !twice) return [];
      const message = reserved
        ? 'is set by Gatehouse itself'
        : 'is set under "environment" as well';
      return [{ path: ['injectedSecrets', name], message, atKey: true }];
    }),
  ];
}

function previousPortFindings({ port, previousPort }: Manifest): DocumentProblem[] {
  return previousPort === port
    ? [{ path: ['previousPort'], message: `${port} is "port" itself: remove it` }]
    : [];
}

/** A public service is at `NAME.DOMAIN`, which may be the domain of another environment. */
function addressFindings(
  name: string,
  { exposure }: Manifest,
  { environments }: Workspace,
): DocumentProblem[] {
  if (exposure !== 'public') return [];
  const all = Object.entries(environments);
  return all.flatMap(([environment, { domain }]) =>
    all
      .filter(([, other]) => domain !== undefined && other.domain === `${name}.${domain}`)
      .map(([other]) => ({
        path: ['exposure'],
        message: `its address in ${environment}, ${name}.${domain}, is the domain of ${other}; rename the service, or make it internal`,
      })),
  );
}

function callFindings(name: string, { calls = [] }: Manifest): DocumentProblem[] {
  return calls.flatMap((called, at) => {
    if (called === name) return [{ path: ['calls', at], message: 'is this service itself' }];
    return calls.indexOf(called) < at
      ? [{ path: ['calls', at], message: `duplicate service "${called}"` }]
      : [];
  });
}

function unique(findings: DocumentProblem[]): DocumentProblem[] {
  const seen = new Set<string>();
  return findings.filter(({ path, message }) => {
    const key = JSON.stringify([path, message]);
    return seen.size < seen.add(key).size;
  });
}
