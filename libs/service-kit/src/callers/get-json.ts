/** More than the documents of any issuer. */
const LARGEST_BYTES = 512 * 1_024;

/** An invalid response; only `code` reaches the log. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/**
 * GETs a JSON document of a token issuer. A redirect is not followed, because it could lead anywhere.
 * @throws {IssuerError} with a code that identifies the fault.
 */
export async function getJson(url: URL, signal: AbortSignal): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal,
    });
  } catch (error) {
    throw new IssuerError(codeOf(error), error);
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new IssuerError(`HTTP_${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (size > LARGEST_BYTES) throw new IssuerError('TooLarge');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new IssuerError('NotJson', error);
  }
}

/** The error that fetch wraps into "fetch failed". */
function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : (name ?? 'Error');
}
