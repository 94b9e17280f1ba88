import { s3Error } from './s3-error.ts';

/** A body in `aws-chunked` encoding, decoded: the content, and the trailing headers. */
export interface Chunked {
  readonly content: Buffer;
  readonly trailers: ReadonlyMap<string, string>;
}

/**
 * Decodes the chunks `SIZE[;chunk-signature=...]\r\nDATA\r\n`, the last of which has no data, and the trailers.
 * Signatures are not checked.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function decodeChunked(body: Buffer): Chunked {
  const chunks: Buffer[] = [];
  let position = 0;
  const line = (): string => {
    const end = body.indexOf('\r\n', position);
    if (end < 0) throw s3Error('IncompleteBody');
    const text = body.toString('latin1', position, end);
    position = end + 2;
    return text;
  };
  for (;;) {
    const size = /^([\da-f]{1,8})(?:;.*)?$/i.exec(line())?.[1];
    if (size === undefined) throw s3Error('IncompleteBody');
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    const end = position + length;
    if (end + 2 > body.length || body.toString('latin1', end, end + 2) !== '\r\n')
      throw s3Error('IncompleteBody');
    chunks.push(body.subarray(position, end));
    position = end + 2;
  }
  return { content: Buffer.concat(chunks), trailers: trailersOf(body.toString('utf8', position)) };
}

function trailersOf(text: string): Map<string, string> {
  const trailers = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0)
      trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    else if (line.trim()) throw s3Error('IncompleteBody');
  }
  return trailers;
}
