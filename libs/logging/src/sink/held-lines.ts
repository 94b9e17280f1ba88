import type { LineChannel } from './line-channel.ts';

type Channel = Pick<LineChannel, 'write'>;

/** Characters of one turn that become bytes at once. */
const BATCH = 65_536;
const SCRATCH = 65_536;
/** Bytes of UTF-8 that one unit of UTF-16 becomes at most. */
const LONGEST_CHARACTER = 3;

/** Lines that wait to be written, in their order. */
export class HeldLines {
  #lines = '';
  /** Lines in memory outside the heap, which costs the garbage collector nothing while they wait. */
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  /** Where the lines of a turn become bytes; used again once they have left it. */
  readonly #scratch = Buffer.allocUnsafeSlow(SCRATCH);

  /** Characters and bytes that wait. */
  get length(): number {
    return this.#lines.length + this.#queuedBytes;
  }

  /** Takes one line; returns whether there are enough now to be written before the turn ends. */
  add(line: string): boolean {
    this.#lines += line;
    if (this.#lines.length < BATCH) return false;
    this.#enqueue();
    return true;
  }

  /** Writes all of them, and tells how many bytes each write took. Throws what the channel throws, and keeps the rest. */
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

  /** Gives them up, and returns them. */
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

  /** What nearly all turns take: their lines go out at once, and no memory is allocated for them. */
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
