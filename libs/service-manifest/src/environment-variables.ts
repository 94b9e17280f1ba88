import type { Names } from './names.ts';
import {
  fromParameter,
  grantVariable,
  IDEMPOTENCY_VARIABLE,
  secretVariable,
  TOPICS_VARIABLE,
  urlVariable,
} from './names.ts';
import type { ResolvedSettings } from './resolve.ts';
import { grantedThing } from './ownership.ts';
import { IDEMPOTENCY, type Grant } from './schema/grant-schema.ts';
import type { Manifest } from './schema/manifest-schema.ts';

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

/**
 * Names of variables that {@link environmentVariables} sets, or that control the SDK; a manifest must
 * not set them.
 */
const RESERVED =
  /^(?:ENVIRONMENT|PORT|HOST|SERVICE_VERSION|TLS|DRAIN_DELAY_MS|KEEP_ALIVE_MS|SHUTDOWN_DEADLINE_MS|TOPIC_ARNS|IDEMPOTENCY_TABLE|NODE_OPTIONS|NODE_TLS_REJECT_UNAUTHORIZED|AWS_.*)$/;

/** Names of secrets: ECS.8, and any other value that a reader of the task definition could misuse. */
const SECRET_NAME = /(?:PASSWORD|PASSWD|SECRET|TOKEN|PRIVATE_KEY|API_?KEY|CREDENTIAL)S?$/;

/** What the names of variables under "environment" must not match, for editors. */
export const FORBIDDEN_VARIABLES = `${RESERVED.source}|${SECRET_NAME.source}`;

export const isReservedVariable = (name: string): boolean => RESERVED.test(name);

/** The reason why a manifest must not set a variable; undefined if it may. */
export function variableProblem(manifest: Manifest, name: string): string | undefined {
  if (isReservedVariable(name) || derivedVariables(manifest).some((each) => each.variable === name))
    return 'is set by Gatehouse itself';
  return SECRET_NAME.test(name)
    ? 'looks like a secret, which must not be in an environment variable; put its name under "secrets" and read it at run time'
    : undefined;
}

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

/** The variable through which code finds a granted resource; all topics share one. */
export function variableOf(grant: Grant): string {
  const { kind, name } = grantedThing(grant);
  if (kind === 'topic') return TOPICS_VARIABLE;
  return grant.access === IDEMPOTENCY ? IDEMPOTENCY_VARIABLE : grantVariable(kind, name);
}

/** A variable derived from a name in the manifest. */
export interface DerivedVariable {
  readonly path: (string | number)[];
  readonly name: string;
  readonly variable: string;
  /** Whether the variable's name is Gatehouse's own, regardless of the resource's name. */
  readonly given: boolean;
}

export function derivedVariables({
  grants = [],
  secrets = {},
  calls = [],
  outputs = {},
}: Manifest): DerivedVariable[] {
  return [
    ...grants.flatMap((grant, at) => {
      const { kind, name } = grantedThing(grant);
      if (kind === 'topic') return [];
      return {
        path: ['grants', at, kind],
        name,
        variable: variableOf(grant),
        given: grant.access === IDEMPOTENCY,
      };
    }),
    ...Object.keys(secrets).map((key) => ({
      path: ['secrets', key],
      name: key,
      variable: secretVariable(key),
      given: false,
    })),
    ...Object.keys(outputs).map((key) => ({
      path: ['outputs', key],
      name: key,
      variable: key,
      given: false,
    })),
    ...calls.map((service, at) => ({
      path: ['calls', at],
      name: service,
      variable: urlVariable(service),
      given: false,
    })),
  ];
}
