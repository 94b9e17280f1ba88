import { derivedVariables } from './derived-variables.ts';
import type { Manifest } from './schema/manifest-schema.ts';

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
