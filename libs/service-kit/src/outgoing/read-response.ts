import { OutgoingError } from './outgoing-error.ts';

/** A response that was read completely. */
export interface OutgoingResponse {
  /** 200 to 299. */
  readonly status: number;
  /** The headers of the response. */
  readonly headers: Headers;
  /** The bytes of the body. */
  readonly body: Uint8Array;
  /**
   * The body as UTF-8.
   * @example const csv = (await ledger.send({ path: '/export' })).text();
   */
  text(): string;
  /**
   * The value of a JSON body; validate it before use.
   * @throws {OutgoingError} if the body is not JSON
   * @example const entry = Entry.parse((await ledger.send({ path: '/entries/1' })).json());
   */
  json(): unknown;
}

/**
 * Reads the body, up to `most` bytes.
 * @throws {OutgoingError} if it is larger; the rest is not received.
 */
export async function readResponse(
  name: string,
  response: Response,
  most: number,
): Promise<OutgoingResponse> {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop cancels the body.
    if (size > most) {
      const message = `The response of ${name} is longer than ${most} bytes`;
      throw new OutgoingError(message, { status, retryable: false });
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  // Like `fetch`, without a byte order mark, which some peers send.
  const text = () => new TextDecoder().decode(body);
  return {
    status,
    headers,
    body,
    text,
    json() {
      try {
        return JSON.parse(text()) as unknown;
      } catch {
        throw new OutgoingError(`The response of ${name} is not JSON`, {
          status,
          retryable: false,
        });
      }
    },
  };
}
