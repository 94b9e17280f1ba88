import { messageWithHint } from '@gatehouse/service-manifest';

const HINT = 'gatehouse help GH-';

/**
 * A generator whose errors say, on a second line, which code explains them. Nx prints nothing but the message, so the
 * code has to be in it.
 */
export const withHint =
  <Args extends readonly unknown[], Result>(generator: (...args: Args) => Result) =>
  (...args: Args): Result => {
    try {
      const result = generator(...args);
      return (result instanceof Promise ? result.catch(rethrow) : result) as Result;
    } catch (error) {
      return rethrow(error);
    }
  };

function rethrow(error: unknown): never {
  // A generator that calls another one passes its error on.
  if (error instanceof Error && !error.message.includes(HINT))
    error.message = messageWithHint(error);
  throw error;
}
