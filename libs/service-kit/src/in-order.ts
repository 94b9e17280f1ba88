import type { RequestHandler } from 'express';

/**
 * Handlers that respond or go on at once, as one: each layer of express's own costs about as much as
 * what it leads to. What they throw is caught by the layer around them.
 */
export function inOrder(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => {
    let at = 0;
    const step = (error?: unknown): void => {
      const handler = handlers[at++];
      // As express has it: null is no error, and a router that is left early passes it.
      if ((error !== undefined && error !== null) || handler === undefined) next(error);
      else void handler(request, response, step);
    };
    step();
  };
}
