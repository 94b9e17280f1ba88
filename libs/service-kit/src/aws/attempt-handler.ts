import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';

type HandlerArguments = Parameters<NodeHttpHandler['handle']>;

/** A larger body, or one of unknown size, takes as long as the network needs. */
const LARGE_BYTES = 512 * 1_024;

/**
 * The HTTP handler of AWS SDK clients, whose attempts cannot hang: an attempt has `timeoutMs` until its
 * response starts. With a large body it may take longer, as long as the body makes progress: no pause
 * may exceed `timeoutMs`.
 */
export class AttemptHandler {
  readonly timeoutMs: number;
  readonly #byTime: NodeHttpHandler;
  readonly #byProgress: NodeHttpHandler;

  constructor(timeoutMs: number) {
    this.timeoutMs = timeoutMs;
    const createHandler = (limits: NodeHttpHandlerOptions) =>
      new NodeHttpHandler({ connectionTimeout: 1_000, ...limits });
    this.#byTime = createHandler({
      requestTimeout: timeoutMs,
      // Without it, the SDK only logs.
      throwOnRequestTimeout: true,
    });
    this.#byProgress = createHandler({ socketTimeout: timeoutMs });
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
  return typeof body === 'string' || body instanceof Uint8Array
    ? body.length > LARGE_BYTES
    : Boolean(body);
}
