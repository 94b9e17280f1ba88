import type { ServerResponse } from 'node:http';

/**
 * Waits this many milliseconds, or until the caller disconnects or the server stops.
 */
export const delay = (ms: number, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, response.destroyed ? 0 : ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
