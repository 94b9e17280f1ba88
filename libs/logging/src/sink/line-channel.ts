import { fstatSync, ftruncateSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { kindOf } from './descriptor-kind.ts';
import { nonBlocking } from './non-blocking.ts';
import { SharedRest } from './shared-rest.ts';

/** The size up to which POSIX keeps a write atomic: PIPE_BUF of Linux. */
const ATOMIC = 4_096;
const LINE_FEED = 10;

/**
 * A descriptor for whole lines, even if other writers use it:
 *
 * - Lines go out in pieces of at most 4,096 bytes, which the kernel accepts completely or not at all.
 *   No thread or process therefore tears another's lines, regardless of how it writes.
 * - The kernel may accept part of a longer line. The rest is in memory that all threads of the process
 *   share, and the next thread that writes, writes it first.
 */
export class LineChannel {
  readonly #fd: number;
  readonly #isFile: boolean;
  readonly #limit: number;
  readonly #rest: SharedRest;

  constructor(fd: number) {
    const { isFile, isStream } = kindOf(fd);
    this.#isFile = isFile;
    this.#limit = isStream ? ATOMIC : Infinity;
    this.#fd = nonBlocking(fd);
    this.#rest = SharedRest.of(fd);
  }

  hasRest(): boolean {
    return this.#rest.length > 0;
  }

  /** Writes the rest of a partly written line. Throws the errors of `writeSync`. */
  writeRest(): void {
    if (this.hasRest()) this.#rest.exclusively(() => this.#completeRest());
  }

  /**
   * Writes one piece of a buffer of whole lines.
   * @returns the number of bytes dealt with. Throws the errors of `writeSync`.
   */
  write(lines: Buffer): number {
    const piece = lines.subarray(0, this.#pieceEnd(lines));
    return this.#rest.exclusively(() => {
      this.#completeRest();
      const written = writeSync(this.#fd, piece);
      if (written === piece.length || piece[written - 1] === LINE_FEED) return written;
      const lineEnd = piece.indexOf(LINE_FEED, written) + 1 || piece.length;
      const lineStart = written === 0 ? 0 : piece.lastIndexOf(LINE_FEED, written - 1) + 1;
      const kept = this.#rest.keep(piece.subarray(written, lineEnd), written - lineStart);
      return kept ? lineEnd : written;
    });
  }

  /** Discards data that has no reader. */
  dropRest(): void {
    this.#rest.exclusively(() => this.#rest.clear());
  }

  /** At the end of the process: removes half a line that a full disk has cut from the file again. */
  close(): void {
    if (!this.#isFile || !this.hasRest() || !isMainThread) return;
    try {
      ftruncateSync(this.#fd, fstatSync(this.#fd).size - this.#rest.written);
      this.#rest.clear();
    } catch {
      // An append-only file keeps it.
    }
  }

  #completeRest(): void {
    while (this.#rest.length > 0) this.#rest.advance(writeSync(this.#fd, this.#rest.bytes()));
  }

  #pieceEnd(lines: Buffer): number {
    if (lines.length <= this.#limit) return lines.length;
    const end = lines.lastIndexOf(LINE_FEED, this.#limit - 1) + 1;
    return end > 0 ? end : lines.indexOf(LINE_FEED) + 1 || lines.length;
  }
}
