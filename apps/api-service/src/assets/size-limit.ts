import { Transform, type TransformCallback } from 'node:stream';
import { Problem } from '@gatehouse/service-kit';

/** Passes bytes on and counts them; fails with 413 at the first byte above the limit. */
export class SizeLimit extends Transform {
  readonly #limit: number;
  #passed = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  /** Not `size`: the SDK would take that for the total length. */
  get passed(): number {
    return this.#passed;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#passed += chunk.length;
    if (this.#passed > this.#limit) done(tooLarge(this.#limit));
    else done(null, chunk);
  }
}

export function tooLarge(limit: number): Problem {
  return new Problem(413, { detail: `An asset may have at most ${limit} bytes` });
}
