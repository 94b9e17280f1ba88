import { type Agent, request, type IncomingMessage } from 'node:http';
import type { Call } from './call.ts';

/** The outcome of a request whose client left; one that is refused before that has its status. */
export const LEFT = 'left';

/** How long a request may stay before its client leaves. */
const ABORT_AFTER_MS = 60;

/** Gives the status, or the code of the error. */
export function send(agent: Agent, url: string, id: string, call: Call): Promise<string> {
  const { method, path, body, key, abort } = call;
  const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
  const type = typeof body === 'object' ? 'application/json' : 'text/plain';
  const headers = {
    'user-agent': id,
    ...(key !== undefined && { 'x-api-key': key }),
    ...(body !== undefined && {
      'content-type': type,
      'content-length': Buffer.byteLength(text),
    }),
  };
  return new Promise((resolve) => {
    // A client that leaves takes its connection with it.
    const options = { method, headers, ...(abort ? { agent: false as const } : { agent }) };
    const outgoing = request(`${url}${path}`, options);
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve(abort ? LEFT : (error.code ?? error.message)),
    );
    outgoing.on('response', (response: IncomingMessage) => {
      response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      response.resume().on('end', () => resolve(String(response.statusCode)));
    });
    if (!abort) return void outgoing.end(text);
    // The time counts from when the request is on its way: one that never reached the service leaves no line there.
    outgoing.write(text.slice(0, text.length / 2), () => {
      // After what has arrived is read: a response among it came before the client left.
      setTimeout(() => setImmediate(() => outgoing.destroy()), ABORT_AFTER_MS);
    });
  });
}
