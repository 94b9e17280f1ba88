import type { GrantKind } from './schema/grant-schema.ts';

/**
 * `users` -> `USERS_TABLE`: the variable with the name of a granted resource, of a queue or database with its URL, and of
 * a volume with its path.
 */
export function grantVariable(kind: Exclude<GrantKind, 'topic'>, name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${kind.toUpperCase()}`;
}

/** The variable with the name of the table for the kit's idempotency keys. */
export const IDEMPOTENCY_VARIABLE = 'IDEMPOTENCY_TABLE';

/** The variable with the ARNs of all granted topics, comma-separated. */
export const TOPICS_VARIABLE = 'TOPIC_ARNS';

/** `notification-service` -> `NOTIFICATION_SERVICE_URL`. */
export function urlVariable(service: string): string {
  return `${service.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** `apiKeys` -> `API_KEYS_SECRET`: the variable with the name of a secret. */
export function secretVariable(key: string): string {
  return `${key.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}_SECRET`;
}
