import { messageWithHint } from '@gatehouse/service-manifest';

const HINT = 'gatehouse help GH-';

/**
 * A generator whose errors name their code on a second line. Nx prints only the message, so it must contain the code.
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
  // A generator that calls another one rethrows its error.
  if (error instanceof Error && !error.message.includes(HINT))
    error.message = messageWithHint(error);
  throw error;
}
