import { variableOf } from './derived-variables.ts';
import { fromParameter } from './parameter-names.ts';
import type { ResolvedSettings } from './resolve.ts';
import { grantedThing } from './ownership.ts';
import type { Manifest } from './schema/manifest-schema.ts';
import type { Names } from './service-names.ts';
import { secretVariable, TOPICS_VARIABLE, urlVariable } from './variable-names.ts';

/** ECS kills a task at `stopTimeout`; the service itself ends this much earlier and logs why. */
const DEADLINE_BEFORE_STOP_S = 3;

/**
 * Seconds without traffic after which the load balancer closes a connection. Services keep their
 * connections longer: otherwise the load balancer may send a request on a connection that Node is
 * closing, and its client gets a 502.
 */
export const LOAD_BALANCER_IDLE_TIMEOUT_S = 60;
const KEEP_ALIVE_S = LOAD_BALANCER_IDLE_TIMEOUT_S + 5;

/** Seconds from SIGTERM in which a service must end. */
export const shutdownDeadline = ({ shutdown }: ResolvedSettings): number =>
  shutdown.stopTimeout - DEADLINE_BEFORE_STOP_S;

/** The environment of a task, sorted by name. */
export function environmentVariables(
  manifest: Manifest,
  settings: ResolvedSettings,
  environment: string,
  names: Partial<Pick<Names, 'parameter'>> &
    Pick<Names, 'region' | 'bucket' | 'table' | 'queueUrl' | 'volumePath' | 'secret' | 'url'> & {
      arn: Pick<Names['arn'], 'topic'>;
      /** Of a laptop. */
      databaseUrl?: (name: string) => string;
    },
  port: number = manifest.port,
): Record<string, string> {
  const grants = manifest.grants ?? [];
  const topics = grants.flatMap((grant) => ('topic' in grant ? names.arn.topic(grant.topic) : []));
  const variables: Record<string, string> = {
    ...settings.environment,
    ENVIRONMENT: environment,
    PORT: String(port),
    ...(manifest.tls && { TLS: 'on' }),
    AWS_REGION: names.region,
    DRAIN_DELAY_MS: String(settings.shutdown.drain * 1_000),
    KEEP_ALIVE_MS: String(KEEP_ALIVE_S * 1_000),
    SHUTDOWN_DEADLINE_MS: String(shutdownDeadline(settings) * 1_000),
    ...(topics.length > 0 && { [TOPICS_VARIABLE]: topics.join(',') }),
  };
  for (const grant of grants) {
    const { kind, name } = grantedThing(grant);
    if (kind === 'topic') continue;
    const valueOf = {
      table: names.table,
      bucket: names.bucket,
      queue: names.queueUrl,
      volume: names.volumePath,
      // AWS gives the cluster its host name; a laptop has no parameters.
      database: (database: string) =>
        names.parameter
          ? fromParameter(names.parameter(`database/${database}/url`))
          : names.databaseUrl!(database),
    }[kind];
    variables[variableOf(grant)] = valueOf(name);
  }
  // What the service's own infrastructure outputs, put in by the deployment; a laptop has no parameters.
  for (const [key, local] of Object.entries(manifest.outputs ?? {}))
    variables[key] = names.parameter ? fromParameter(names.parameter(`output/${key}`)) : local;
  for (const [key, name] of Object.entries(manifest.secrets ?? {}))
    variables[secretVariable(key)] = names.secret(name);
  for (const service of manifest.calls ?? []) variables[urlVariable(service)] = names.url(service);
  return Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)));
}
