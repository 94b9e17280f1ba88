import type { DocumentProblem } from '../source/document-problem.ts';
import type { Source } from '../source/source.ts';
import { shutdownDeadline } from '../environment-variables.ts';
import { resolveSettings } from '../resolve.ts';
import { fargateSizeProblem } from '../schema/fargate-size.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { profileSettings } from '../profile-settings.ts';

/** Seconds that requests in flight are given at the least after the drain delay. */
const LEAST_REQUEST_TIME_S = 2;
const PRODUCTION_TASKS = 2;

/** What the settings of a service in one environment have wrong. */
export function inEnvironment(
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
