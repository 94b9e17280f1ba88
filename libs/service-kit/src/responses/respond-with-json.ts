import type { Express, Response } from 'express';

/**
 * Has `response.json` write what express's own writes, in a third of its time, where nothing but the
 * body is to be decided: no setting of the app, no precondition, no type of the handler's own.
 */
export function respondWithJson(app: Express): void {
  const prototype = app.response as Response;
  const inherited = prototype.json;
  prototype.json = function json(this: Response, ...args: [unknown]) {
    if (
      args.length !== 1 ||
      isConfigured(this.app.settings as Record<string, unknown>) ||
      isSpecial(this)
    )
      return inherited.apply(this, args);
    const body = JSON.stringify(args[0]) as string | undefined;
    if (body === undefined) return inherited.apply(this, args);
    this.setHeader('Content-Type', 'application/json; charset=utf-8');
    this.setHeader('Content-Length', Buffer.byteLength(body));
    return this.end(body, 'utf8');
  };
}

/** Whether settings of express change what is written. */
function isConfigured(settings: Record<string, unknown>): boolean {
  return Boolean(
    settings['json escape'] ||
    settings['json replacer'] ||
    settings['json spaces'] ||
    settings['etag fn'],
  );
}

/** Whether there may be no body, or headers of the handler's own decide on it. */
function isSpecial(response: Response): boolean {
  const { statusCode: status } = response;
  return (
    response.req.method === 'HEAD' ||
    status === 204 ||
    status === 205 ||
    status === 304 ||
    response.hasHeader('content-type') ||
    response.hasHeader('etag') ||
    response.hasHeader('last-modified') ||
    response.hasHeader('transfer-encoding')
  );
}
