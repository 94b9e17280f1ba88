import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { foreignRequest, hostsOf } from '@gatehouse/local-aws/foreign-page';

/**
 * Loaded before a service on a laptop (`--import`): its port answers no page from elsewhere, which
 * would know the API key that all services have there. In front of the service itself, so that a
 * service needs no code for it; behind a load balancer its Host is another one each time.
 */
const hosts = hostsOf(process.env);
const emit = Server.prototype.emit as (event: string, ...values: unknown[]) => boolean;

Server.prototype.emit = function (this: Server, event: string, ...values: unknown[]): boolean {
  if (event !== 'request' && event !== 'checkContinue') return emit.call(this, event, ...values);
  const [request, response] = values as [IncomingMessage, ServerResponse];
  const refusal = foreignRequest(request.headers, hosts);
  if (refusal === undefined) return emit.call(this, event, ...values);
  request.resume();
  response.writeHead(403, { 'content-type': 'text/plain' }).end(`${refusal}\n`);
  return true;
};
