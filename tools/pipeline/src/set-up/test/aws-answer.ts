import type { IncomingMessage } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: IncomingMessage['headers'];
}
