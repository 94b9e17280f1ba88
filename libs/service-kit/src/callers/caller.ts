import type { IncomingMessage } from 'node:http';

/** The authenticated caller of a request. */
export interface Caller {
  /** How the caller authenticated. */
  readonly kind: 'api-key' | 'jwt';
  /**
   * `current-api-key` or `previous-api-key`, never the key; for a JWT its `sub`, or the client's id if
   * it has none.
   */
  readonly id: string;
  /** The OAuth client that a JWT was issued to (`client_id` or `azp`). */
  readonly clientId?: string;
  /** The caller's scopes; none for an API key. */
  readonly scopes: readonly string[];
  /** All verified claims of a JWT. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A property costs the garbage collector less than a WeakMap. */
const CALLER = Symbol('caller');
type Identified = IncomingMessage & { [CALLER]?: Caller };

/**
 * The caller of the request; undefined on public routes.
 * @example const { id } = callerOf(request) ?? {};
 */
export function callerOf(request: IncomingMessage): Caller | undefined {
  return (request as Identified)[CALLER];
}

export function setCaller(request: IncomingMessage, caller: Caller): void {
  (request as Identified)[CALLER] = caller;
}
