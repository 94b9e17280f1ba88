import type { ServerResponse } from 'node:http';

/** Has the connection cut where the answer would begin: the caller cannot know that the call was done. */
export function loseAnswer(response: ServerResponse): void {
  Object.assign(response, {
    writeHead: () => response,
    flushHeaders: () => undefined,
    write: () => true,
    end: () => response.destroy(),
  });
}
