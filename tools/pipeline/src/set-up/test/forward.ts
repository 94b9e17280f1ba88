import { request as send, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './aws-answer.ts';

/** Passes a request on to the embedded AWS. */
export function forward(
  url: string,
  { method, url: path, headers }: IncomingMessage,
  body: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const options = { method, path, port, headers: { ...headers, host: `127.0.0.1:${port}` } };
    const outgoing = send(options, (answer) => {
      text(answer).then(
        (content) =>
          resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: content }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
