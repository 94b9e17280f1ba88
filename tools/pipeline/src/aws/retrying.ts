import { AwsError } from './aws-error.ts';
import { classifyError } from './classify-error.ts';
import { DeadlineError, retryUntilDone, type Waiting } from './retry-until-done.ts';

type Call = (input: object, options: { abortSignal: AbortSignal }) => Promise<unknown>;

/**
 * An SDK client with a method for each call (`ECS`, not `ECSClient`) that retries transient failures: throttling,
 * connection errors and server errors of AWS.
 * @param service Its IAM prefix, for messages: `ecs:DescribeServices: AccessDeniedException ...`
 * @returns the client; its methods throw {@link AwsError}, or the reason of an interruption
 */
export function retrying<C extends object>(service: string, client: C, waiting: Waiting): C {
  return new Proxy(client, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property);
      if (typeof method !== 'function') return method;
      const name = String(property);
      const call = `${service}:${name[0]?.toUpperCase()}${name.slice(1)}`;
      return (input: object = {}) =>
        callUntilDone(call, method.bind(target) as Call, input, waiting);
    },
  });
}

async function callUntilDone(
  call: string,
  send: Call,
  input: object,
  { deadline, progress }: Waiting,
): Promise<unknown> {
  try {
    return await retryUntilDone(
      { deadline, progress: (reason) => progress(`${call}: ${reason}`) },
      async () => ({ done: await deadline.ask((abortSignal) => send(input, { abortSignal })) }),
    );
  } catch (error) {
    deadline.throwIfInterrupted();
    if (error instanceof DeadlineError) throw new AwsError(call, undefined, error.message, error);
    throw new AwsError(call, (error as Error).name, classifyError(error).reason, error);
  }
}
