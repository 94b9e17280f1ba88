import { NodeHttpHandler } from '@smithy/node-http-handler';

type HandlerArguments = Parameters<NodeHttpHandler['handle']>;

/** A larger body, or one of unknown size, takes as long as the network needs. */
const LARGE_BYTES = 512 * 1_024;

/**
 * The HTTP handler of AWS SDK clients, whose attempts cannot hang: an attempt has `timeoutMs` until its
 * response starts. With a large body it may take longer, as long as the body makes progress: no pause
 * may exceed `timeoutMs`.
 */
export class AttemptHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly timeoutMs: number;
  readonly #byTime: NodeHttpHandler;
  readonly #byProgress: NodeHttpHandler;

  constructor(timeoutMs: number) {
    this.timeoutMs = timeoutMs;
    const connectionTimeout = 1_000;
    this.#byTime = new NodeHttpHandler({
      connectionTimeout,
      requestTimeout: timeoutMs,
      // Without it, the SDK only logs.
      throwOnRequestTimeout: true,
    });
    this.#byProgress = new NodeHttpHandler({ connectionTimeout, socketTimeout: timeoutMs });
  }

  handle(...[request, options]: HandlerArguments): ReturnType<NodeHttpHandler['handle']> {
    const handler = isLarge(request.body) ? this.#byProgress : this.#byTime;
    return handler.handle(request, options);
  }

  updateHttpClientConfig(...change: Parameters<NodeHttpHandler['updateHttpClientConfig']>): void {
    this.#byTime.updateHttpClientConfig(...change);
    this.#byProgress.updateHttpClientConfig(...change);
  }

  httpHandlerConfigs(): ReturnType<NodeHttpHandler['httpHandlerConfigs']> {
    return this.#byTime.httpHandlerConfigs();
  }

  destroy(): void {
    this.#byTime.destroy();
    this.#byProgress.destroy();
  }
}

function isLarge(body: unknown): boolean {
  if (body === undefined || body === null) return false;
  return typeof body === 'string' || body instanceof Uint8Array ? body.length > LARGE_BYTES : true;
}
