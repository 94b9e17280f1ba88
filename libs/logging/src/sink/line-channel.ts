import { constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { SharedRest } from './shared-rest.ts';

/** What POSIX lets no other writer cut into: PIPE_BUF of Linux. */
const ATOMIC = 4_096;
const LINE_FEED = 10;

/**
 * A descriptor that whole lines are written to, also where others write to it:
 *
 * - Lines go out in pieces of at most 4,096 bytes, which the kernel takes whole or not at all. So no
 *   thread or process tears another's lines, whatever it writes with.
 * - A longer line may be taken in part. Its rest lies in memory that all threads of the process
 *   share, and whichever of them writes next writes it first.
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

  /** Writes what is left of a line that was taken in part. Throws what `writeSync` throws. */
  writeRest(): void {
    if (this.hasRest()) this.#rest.exclusively(() => this.#completeRest());
  }

  /** Writes one piece of a buffer of whole lines; returns how many bytes are dealt with. Throws what `writeSync` throws. */
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

  /** Gives up what nobody will read. */
  dropRest(): void {
    this.#rest.exclusively(() => this.#rest.clear());
  }

  /** At the end of the process: half a line that a full disk has cut is taken out of the file again. */
  close(): void {
    if (!this.#isFile || !this.hasRest() || !isMainThread) return;
    try {
      ftruncateSync(this.#fd, fstatSync(this.#fd).size - this.#rest.written);
      this.#rest.clear();
    } catch {
      // A file that may only be appended to keeps it.
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

function kindOf(fd: number): { isFile: boolean; isStream: boolean } {
  try {
    const kind = fstatSync(fd);
    return { isFile: kind.isFile(), isStream: kind.isFIFO() || kind.isSocket() };
  } catch {
    return { isFile: false, isStream: true };
  }
}

/**
 * The descriptor in a form whose writes never wait. A pipe is opened once more through /proc, so
 * that the flag stays off the description that other processes share (stderr, a shell). A socket
 * (what Node gives its children) cannot be opened again; touching `process.stdout` makes libuv set
 * the flag. Files, terminals and other systems keep the plain descriptor: their writes may wait.
 */
function nonBlocking(fd: number): number {
  try {
    const kind = fstatSync(fd);
    if (kind.isSocket() && fd === 1) void process.stdout;
    if (kind.isFIFO() && process.platform === 'linux') {
      return openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK);
    }
  } catch {
    // No /proc, or no right to it (other user's pipe): writes to the descriptor itself are still right.
  }
  return fd;
}
