import type { LineChannel } from './line-channel.ts';

type Channel = Pick<LineChannel, 'write'>;

/** Characters of one turn that are converted to bytes at once. */
const BATCH = 65_536;
const SCRATCH = 65_536;
/** Maximum number of UTF-8 bytes per UTF-16 unit. */
const LONGEST_CHARACTER = 3;

/** Lines that wait to be written, in order. */
export class HeldLines {
  #lines = '';
  /** Lines in memory outside the heap, so that waiting lines cost the garbage collector nothing. */
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  /** Buffer for the bytes of a turn's lines; reused once they have been written. */
  readonly #scratch = Buffer.allocUnsafeSlow(SCRATCH);

  /** Characters and bytes that wait. */
  get length(): number {
    return this.#lines.length + this.#queuedBytes;
  }

  /**
   * Takes one line.
   * @returns whether there are enough lines to write before the turn ends.
   */
  add(line: string): boolean {
    this.#lines += line;
    if (this.#lines.length < BATCH) return false;
    this.#enqueue();
    return true;
  }

  /**
   * Writes all lines and reports the bytes of each write. Throws the channel's errors and keeps the
   * remaining lines.
   */
  writeTo(channel: Channel, took: (bytes: number) => void): void {
    if (this.#queue.length === 0) this.#writeTurn(channel, took);
    while (this.length > 0) {
      if (this.#queue.length === 0) this.#enqueue();
      const first = this.#queue[0] as Buffer;
      const written = channel.write(first);
      this.#queuedBytes -= written;
      if (written < first.length) this.#queue[0] = first.subarray(written);
      else this.#queue.shift();
      took(written);
    }
  }

  /** Discards the lines and returns them. */
  takeAll(): string {
    const all = Buffer.concat(this.#queue).toString() + this.#lines;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#lines = '';
    return all;
  }

  #enqueue(): void {
    this.#keep(Buffer.from(this.#lines));
    this.#lines = '';
  }

  #keep(bytes: Buffer): void {
    this.#queue.push(bytes);
    this.#queuedBytes += bytes.length;
  }

  /** The case of almost all turns: their lines go out at once, without any allocation. */
  #writeTurn(channel: Channel, took: (bytes: number) => void): void {
    if (this.#lines.length * LONGEST_CHARACTER > SCRATCH) return;
    const bytes = this.#scratch.subarray(0, this.#scratch.write(this.#lines));
    this.#lines = '';
    let written = 0;
    try {
      while (written < bytes.length) {
        const piece = channel.write(bytes.subarray(written));
        written += piece;
        took(piece);
      }
    } finally {
      if (written < bytes.length) this.#keep(bytes.subarray(written));
    }
  }
}
