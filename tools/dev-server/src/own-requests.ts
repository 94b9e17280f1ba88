import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 15;
const traceId = randomBytes(16).toString('hex');
const headers = { traceparent: `00-${traceId}-${traceId.slice(16)}-00`, connection: 'close' };

/**
 * Whether a service's log line is about a request of this process, which is noise to the developer.
 */
export function isAboutOwnRequest(line: string): boolean {
  return line.includes(traceId.slice(0, 8));
}

/** @returns the body of a 200; undefined for all else */
export function read(url: string, signal?: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    // On a connection of its own: one that is kept alive would delay the service's end.
    get(url, { agent: false, headers, signal }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('error', () => resolve(undefined));
      response.on('end', () => resolve(response.statusCode === 200 ? body : undefined));
    }).on('error', () => resolve(undefined));
  });
}

/** Asks a URL until it answers 200; false when `signal` ends the waiting first. */
export async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if ((await read(url, signal)) !== undefined) return true;
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

/** Whether a program of this machine has the port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
