import type { ServerResponse } from 'node:http';

/** Closes the connection instead of responding, so the caller cannot know that the call was executed. */
export function loseResponse(response: ServerResponse): void {
  Object.assign(response, {
    writeHead: () => response,
    flushHeaders: () => undefined,
    write: () => true,
    end: () => response.destroy(),
  });
}
