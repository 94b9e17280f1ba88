import type { RequestListener } from 'node:http';

/** What every variant does with a request: some work that takes 20 ms. */
export const respond: RequestListener = (_request, response) => {
  setTimeout(() => response.end('ok'), 20);
};

/** Where the benchmark wants the server. */
export const port = Number(process.env['PORT']);

/** Tells the benchmark that requests can come. */
export const ready = (): void => void process.send?.('ready');
