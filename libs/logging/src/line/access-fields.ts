/**
 * The fields of an access line.
 * @example
 * const fields: AccessFields = { method: 'GET', path: '/orders', status: 408, aborted: true };
 */
export interface AccessFields {
  /** Undefined if Node's parser could not read it. */
  method: string | undefined;
  /** Without its query, which may contain secrets and personal data. */
  path: string | undefined;
  /** The status that was sent to the client; 499, as in nginx, if it disconnected before a response. */
  status: number;
  /**
   * Milliseconds since the end of the request's headers; undefined if they never arrived completely.
   */
  durationMs?: number | undefined;
  /**
   * Address of the client: Express's `request.ip`, or without Express the other end of the connection,
   * which may be a proxy.
   */
  client?: string | undefined;
  /** The request's `User-Agent`. */
  userAgent?: string | undefined;
  /** The request or the response was incomplete. */
  aborted?: true | undefined;
}
