import type { RequestHandler } from 'express';

/**
 * Combines handlers in this order: each of Express's own layers costs about as much as the handler
 * itself. As in Express, anything that a handler throws or rejects with goes to the error handler.
 */
export function inOrder(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => {
    let at = 0;
    const step = (error?: unknown): void => {
      const handler = handlers[at++];
      // As in Express: null is not an error, and a router that is left early passes it.
      if ((error !== undefined && error !== null) || handler === undefined) {
        next(error);
        return;
      }
      try {
        const done: unknown = handler(request, response, step);
        if (done instanceof Promise) done.catch(fail);
      } catch (thrown) {
        fail(thrown);
      }
    };
    const fail = (thrown: unknown) => next(thrown ?? new Error('A handler threw nothing'));
    step();
  };
}
