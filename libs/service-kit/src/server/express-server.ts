import { createServer, IncomingMessage, type Server } from 'node:http';
import type { ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Express } from 'express';
import { continueWhenRead } from '../requests/expectation.ts';
import { createResponseClass } from '../responses/deferred-headers.ts';
import type { Certificate } from './self-signed-certificate.ts';

/**
 * An HTTP server for an express app, or, with a certificate, one for HTTPS (TLS 1.2 and newer). It
 * costs a third of the CPU time of `createServer(app)`.
 *
 * Express changes the prototype of each request and response when it arrives
 * (https://github.com/expressjs/express/blob/v5.1.0/lib/application.js#L165), and with it V8 gives up
 * what it knows about the object, for all code that touches it from there on. Here they are made with
 * that prototype, and there is nothing to change.
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
    // The app responds to a request without a Host header itself; Node would, without a line in the log.
    requireHostHeader: false,
    IncomingMessage: Request as never,
    ServerResponse: Response as never,
  };
  const server = certificate ? createSecureServer(app, all, certificate) : createServer(all, app);
  server.on('checkContinue', (request, response) => {
    continueWhenRead(request, response);
    app(request as never, response as never);
  });
  // Expectations that nobody knows; see `requestSemantics`.
  server.on('checkExpectation', app);
  return server;
}

function createSecureServer(app: Express, options: ServerOptions, certificate: Certificate) {
  // A client gets as long for its handshake as for its headers.
  const { headersTimeout: handshakeTimeout } = options;
  return createTlsServer(
    { ...options, ...certificate, minVersion: 'TLSv1.2', handshakeTimeout },
    app,
  );
}
