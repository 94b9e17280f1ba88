import { createServer, IncomingMessage, type Server } from 'node:http';
import type { RequestListener, ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Express } from 'express';
import { continueWhenRead } from '../requests/expectation.ts';
import { createResponseClass } from '../responses/deferred-headers.ts';
import type { Certificate } from './self-signed-certificate.ts';

const MOST_LISTENERS = 20;

/**
 * An HTTP server for an Express app, or, with a certificate, an HTTPS server (TLS 1.2 and newer). It
 * costs a third of the CPU time of `createServer(app)`.
 *
 * Express changes the prototype of each request and response on arrival
 * (https://github.com/expressjs/express/blob/v5.1.0/lib/application.js#L165). V8 then discards its
 * optimisations for the object, in all code that uses it from there on. Here the objects are created
 * with that prototype, so nothing changes.
 */
export function createExpressServer(
  app: Express,
  options: ServerOptions = {},
  certificate?: Certificate,
): Server {
  class Request extends IncomingMessage {}
  const Response = createResponseClass();
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  Object.assign(app, { request: Request.prototype, response: Response.prototype });
  const all: ServerOptions = {
    ...options,
    // The app itself responds to a request without a Host header; Node would respond without a log
    // line.
    requireHostHeader: false,
    IncomingMessage: Request as never,
    ServerResponse: Response as never,
  };
  const serve: RequestListener = (request, response) => {
    request.url = originForm(request.url);
    // Node warns of a leak at more than 10 of one event, and the kit has five of its own.
    response.setMaxListeners(MOST_LISTENERS);
    app(request as never, response as never);
  };
  const server = certificate
    ? createSecureServer(serve, all, certificate)
    : createServer(all, serve);
  server.on('checkContinue', (request, response) => {
    continueWhenRead(request, response);
    serve(request, response);
  });
  // Unknown expectations; see `requestSemantics`.
  server.on('checkExpectation', serve);
  return server;
}

/** Clients may send the whole URL, and proxies do (RFC 9112, 3.2.2). */
function originForm(url = '/'): string {
  const path = /^https?:\/\/[^/?#]*(.*)$/i.exec(url)?.[1];
  return path === undefined ? url : path.startsWith('/') ? path : `/${path}`;
}

function createSecureServer(
  serve: RequestListener,
  options: ServerOptions,
  certificate: Certificate,
) {
  // A client has as long for its handshake as for its headers.
  const { headersTimeout: handshakeTimeout } = options;
  return createTlsServer(
    { ...options, ...certificate, minVersion: 'TLSv1.2', handshakeTimeout },
    serve,
  );
}
