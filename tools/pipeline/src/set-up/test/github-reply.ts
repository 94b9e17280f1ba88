/** A JSON object. */
export type Json = Record<string, unknown>;

export interface Call {
  readonly match: RegExpExecArray;
  readonly query: URLSearchParams;
  readonly body: Json;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** What is called, as `GET /user`, and the reply. */
export type Route = readonly [RegExp, (call: Call) => Reply];

export const ok = (body: unknown, status = 200): Reply => ({ status, body });
export const none = (): Reply => ({ status: 204 });
export const refused = (status: number, message: string, errors?: unknown): Reply => ({
  status,
  body: { message, ...(errors !== undefined && { errors }) },
});
export const known = (body: unknown): Reply =>
  body === undefined ? refused(404, 'Not Found') : ok(body);
