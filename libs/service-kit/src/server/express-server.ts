import { createServer, IncomingMessage, type Server } from 'node:http';
import type { ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Express } from 'express';
import { continueWhenRead } from '../requests/expectation.ts';
import { createResponseClass } from '../responses/deferred-headers.ts';
import type { Certificate } from './self-signed-certificate.ts';

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
  const server = certificate ? createSecureServer(app, all, certificate) : createServer(all, app);
  server.on('checkContinue', (request, response) => {
    continueWhenRead(request, response);
    app(request as never, response as never);
  });
  // Unknown expectations; see `requestSemantics`.
  server.on('checkExpectation', app);
  return server;
}

function createSecureServer(app: Express, options: ServerOptions, certificate: Certificate) {
  // A client has as long for its handshake as for its headers.
  const { headersTimeout: handshakeTimeout } = options;
  return createTlsServer(
    { ...options, ...certificate, minVersion: 'TLSv1.2', handshakeTimeout },
    app,
  );
}
