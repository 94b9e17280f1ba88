import { constants, fstatSync, openSync, writeSync } from 'node:fs';

/** Where lines go. {@link LineSink} writes to a file descriptor; tests may collect them. */
export interface LineDestination {
  /** Takes one line, its line feed included. Never throws, never waits. */
  write(line: string): void;
  /** Hands over all that is still held back; may wait for a slow reader. */
  flush(): void;
}

export interface LineSinkOptions {
  /** File descriptor; default 1, stdout. */
  fd?: number;
  /** Most characters held back while the reader is slow; lines beyond are dropped and counted. Default 8 Mi. */
  maxBuffered?: number;
  /** Called after the reader has caught up again, with the number of lines lost meanwhile. */
  onDropped?: (lines: number) => void;
}

const FLUSH_AT = 65_536;
const RETRY_MS = 5;
const PATIENT_TURNS = 100;
/** How long the last flush of a process waits for a reader that takes nothing at all. */
const STALLED_MS = 5_000;

const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Collects the lines of one turn of the event loop and writes them in one go. A pipe is written to
 * without ever blocking: what a slow reader does not take waits here, up to `maxBuffered`.
 * What is left is written when the process exits, however it comes to that (`process.exit`, an
 * uncaught error, or nothing left to do).
 */
export class LineSink implements LineDestination {
  /** Lines lost since the start because the reader was too slow. */
  droppedLines = 0;

  readonly #fd: number;
  readonly #maxBuffered: number;
  readonly #onDropped: (lines: number) => void;
  #lines = '';
  #pending: Buffer | undefined;
  #scheduled = false;
  #unreported = 0;
  /** How often in a row the descriptor took nothing. */
  #refusals = 0;
  readonly #onTurnEnd = () => {
    this.#scheduled = false;
    this.#drain();
  };

  constructor(options: LineSinkOptions = {}) {
    this.#fd = nonBlocking(options.fd ?? 1);
    this.#maxBuffered = options.maxBuffered ?? 8 * 1_024 * 1_024;
    this.#onDropped = options.onDropped ?? (() => undefined);
    process.on('exit', () => this.flush());
  }

  write(line: string): void {
    if (this.#lines.length + (this.#pending?.length ?? 0) + line.length > this.#maxBuffered) {
      this.droppedLines++;
      this.#unreported++;
      return;
    }
    this.#lines += line;
    if (this.#lines.length >= FLUSH_AT && this.#pending === undefined) this.#drain();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(this.#onTurnEnd);
    }
  }

  flush(): void {
    let lastProgress = Date.now();
    let left = this.#held();
    while (left > 0 && Date.now() - lastProgress < STALLED_MS) {
      this.#writeOut();
      const now = this.#held();
      if (now < left) lastProgress = Date.now();
      else Atomics.wait(pause, 0, 0, RETRY_MS);
      left = now;
    }
    if (left === 0 && this.#unreported > 0) {
      this.#reportDropped();
      this.#writeOut();
    }
  }

  #held(): number {
    return this.#lines.length + (this.#pending?.length ?? 0);
  }

  #drain(): void {
    this.#writeOut();
    if (this.#held() === 0) {
      if (this.#unreported > 0) this.#reportDropped();
      return;
    }
    this.#scheduled = true;
    // A reader that is merely a little behind is tried again every turn, one that is stuck now and
    // then. Unreferenced: it does not keep the process alive, the flush at exit does the rest.
    if (this.#refusals < PATIENT_TURNS) setImmediate(this.#onTurnEnd);
    else setTimeout(this.#onTurnEnd, RETRY_MS).unref();
  }

  #reportDropped(): void {
    const lines = this.#unreported;
    this.#unreported = 0;
    this.#onDropped(lines);
  }

  /** Writes as much as the descriptor takes without waiting. */
  #writeOut(): void {
    try {
      while (this.#held() > 0) {
        if (this.#pending === undefined) {
          this.#pending = Buffer.from(this.#lines);
          this.#lines = '';
        }
        const written = writeSync(this.#fd, this.#pending);
        this.#pending =
          written < this.#pending.length ? this.#pending.subarray(written) : undefined;
        this.#refusals = 0;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') this.#refusals++;
      // Nobody reads any more (EPIPE) or the disk is full: no reason to end a service.
      else this.#abandon();
    }
  }

  #abandon(): void {
    const held = (this.#pending?.toString() ?? '') + this.#lines;
    this.droppedLines += held.split('\n').length - 1;
    this.#pending = undefined;
    this.#lines = '';
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
