import type { RequestHandler } from 'express';

/**
 * Handlers as one, in this order: each layer of express's own costs about as much as what it leads to.
 * As with express, what a handler throws or rejects with goes to the error handler.
 */
export function inOrder(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => {
    let at = 0;
    const step = (error?: unknown): void => {
      const handler = handlers[at++];
      // As express has it: null is no error, and a router that is left early passes it.
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
