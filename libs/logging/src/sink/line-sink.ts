import { LineChannel } from './line-channel.ts';
import { RetryPause } from './retry-pause.ts';

/**
 * Where lines go. {@link createLineSink} writes to a file descriptor; tests may collect them.
 * @example
 * const lines: string[] = [];
 * createLogger({ ...identity, destination: { write: (line) => void lines.push(line), flush: () => undefined } });
 */
export interface LineDestination {
  /** Takes one line, its line feed included. Never throws, never waits. */
  write(line: string): void;
  /** Hands over all that is still held back; may wait for a slow reader. */
  flush(): void;
}

/** A destination that writes to a file descriptor. */
export interface LineSink extends LineDestination {
  /** Lines lost since the start. */
  readonly droppedLines: number;
}

export interface LineSinkOptions {
  /** File descriptor; default 1, stdout. */
  fd?: number;
  /** Most characters held back while nothing can be written; lines beyond are dropped and counted. Default 8 Mi. */
  maxBuffered?: number;
  /** Called once lines can be written again, with how many were lost and the code of the error, such as `ENOSPC`. */
  onDropped?: (lines: number, code: string) => void;
}

const FLUSH_AT = 65_536;
const SCRATCH = 65_536;
/** Bytes of UTF-8 that one unit of UTF-16 becomes at most. */
const LONGEST_CHARACTER = 3;
const LONGEST_PAUSE_MS = 5;
/** A reader has taken what fills a pipe in less than this, and a longer pause would be its speed. */
const SHORTEST_PAUSE_MS = 0.1;
/** How long the last flush of a process waits for a reader that takes nothing at all. */
const STALLED_MS = 5_000;

/** A reader that is slow (EAGAIN) or a disk that is full may take the lines later. */
const TEMPORARY = new Set(['EAGAIN', 'ENOSPC', 'EDQUOT', 'EINTR', 'ENOBUFS']);

const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Collects the lines of one turn of the event loop and writes them in one go, without ever waiting:
 * what a slow reader or a full disk does not take stays here, up to `maxBuffered`. What is left is
 * written when the process exits, however it comes to that (`process.exit`, an uncaught error, or
 * nothing left to do). No line is torn, whatever else writes: see {@link LineChannel}.
 * @example
 * const sink = createLineSink({ fd: openSync('orders.log', 'a') });
 * const logger = createLogger({ service: 'orders', environment: 'test', version: '1', destination: sink });
 */
export function createLineSink(options: LineSinkOptions = {}): LineSink {
  return new BufferedSink(options);
}

class BufferedSink implements LineSink {
  droppedLines = 0;

  readonly #channel: LineChannel;
  readonly #maxBuffered: number;
  readonly #onDropped: (lines: number, code: string) => void;
  #lines = '';
  /** Lines in memory outside the heap, which costs the garbage collector nothing while they wait. */
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  /** Where the lines of a turn become bytes; they leave it before the next turn's come. */
  readonly #scratch = Buffer.allocUnsafeSlow(SCRATCH);
  #scheduled = false;
  #waits = false;
  #unreported = 0;
  /** Why nothing could be written the last time. */
  #refusal = 'EAGAIN';
  readonly #pause = new RetryPause();
  readonly #onTurnEnd = () => {
    this.#scheduled = false;
    this.#drainUnlessPausing();
  };
  readonly #onPauseEnd = () => {
    this.#waits = false;
    this.#drain();
  };

  constructor(options: LineSinkOptions) {
    this.#channel = new LineChannel(options.fd ?? 1);
    this.#maxBuffered = options.maxBuffered ?? 8 * 1_024 * 1_024;
    this.#onDropped = options.onDropped ?? (() => undefined);
    process.on('exit', () => {
      this.flush();
      this.#channel.close();
    });
  }

  write(line: string): void {
    if (this.#isFullFor(line)) {
      this.#drainUnlessPausing();
      if (this.#isFullFor(line)) {
        this.#drop(line);
        return;
      }
    }
    this.#lines += line;
    if (this.#lines.length >= FLUSH_AT) {
      this.#enqueue();
      this.#drainUnlessPausing();
    }
    if (this.#held() === 0 || this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(this.#onTurnEnd);
  }

  flush(): void {
    let lastProgress = Date.now();
    let left = this.#held();
    let pauseMs = SHORTEST_PAUSE_MS;
    while (this.#isBusy() && Date.now() - lastProgress < STALLED_MS) {
      this.#writeOut();
      const now = this.#held();
      if (now < left) {
        lastProgress = Date.now();
        pauseMs = SHORTEST_PAUSE_MS;
      }
      // Nobody makes room on a full disk while the process waits for it.
      if (now >= left && this.#isBusy() && this.#refusal !== 'EAGAIN') break;
      if (this.#isBusy()) Atomics.wait(pause, 0, 0, pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      left = now;
    }
    if (this.#reportDropped()) this.#writeOut();
  }

  #held(): number {
    return this.#lines.length + this.#queuedBytes;
  }

  #isFullFor(line: string): boolean {
    return this.#held() + line.length > this.#maxBuffered;
  }

  #enqueue(): void {
    const lines = Buffer.from(this.#lines);
    this.#lines = '';
    this.#queue.push(lines);
    this.#queuedBytes += lines.length;
  }

  #isBusy(): boolean {
    return this.#held() > 0 || this.#channel.hasRest();
  }

  #drainUnlessPausing(): void {
    if (this.#pause.hasEnded(performance.now())) this.#drain();
    else this.#drainLater();
  }

  #drain(): void {
    this.#writeOut();
    if (this.#isBusy()) this.#drainLater();
    else this.#reportDropped();
  }

  /** For a process that logs nothing meanwhile: the turns of one that does look more often. */
  #drainLater(): void {
    if (this.#waits) return;
    this.#waits = true;
    // Unreferenced: it does not keep the process alive, the flush at exit does the rest.
    setTimeout(this.#onPauseEnd, Math.ceil(this.#pause.ms)).unref();
  }

  /** Only once something could be written again: else the report would be the next to be lost. */
  #reportDropped(): boolean {
    const lines = this.#unreported;
    if (lines === 0 || this.#isBusy() || this.#pause.refusals > 0) return false;
    this.#unreported = 0;
    this.#onDropped(lines, this.#refusal);
    return true;
  }

  /** Writes as much as the descriptor takes without waiting. */
  #writeOut(): void {
    try {
      this.#channel.writeRest();
      if (this.#queue.length === 0) this.#writeTurn();
      while (this.#held() > 0) {
        if (this.#queue.length === 0) this.#enqueue();
        const first = this.#queue[0] as Buffer;
        const written = this.#channel.write(first);
        this.#queuedBytes -= written;
        if (written < first.length) this.#queue[0] = first.subarray(written);
        else this.#queue.shift();
        this.#pause.took(written);
      }
    } catch (error) {
      this.#refusal = (error as NodeJS.ErrnoException).code ?? 'unknown';
      this.#pause.refused(performance.now());
      // Nobody reads any more (EPIPE): no reason to end a service.
      if (!TEMPORARY.has(this.#refusal)) this.#abandon();
    }
  }

  /** What nearly all turns take: their lines go out at once, and no memory is allocated for them. */
  #writeTurn(): void {
    if (this.#lines.length * LONGEST_CHARACTER > SCRATCH) return;
    const bytes = this.#scratch.subarray(0, this.#scratch.write(this.#lines));
    this.#lines = '';
    let written = 0;
    try {
      while (written < bytes.length) {
        const piece = this.#channel.write(bytes.subarray(written));
        written += piece;
        this.#pause.took(piece);
      }
    } finally {
      if (written < bytes.length) {
        this.#queue.push(Buffer.from(bytes.subarray(written)));
        this.#queuedBytes += bytes.length - written;
      }
    }
  }

  #abandon(): void {
    this.#channel.dropRest();
    this.#drop(Buffer.concat(this.#queue).toString() + this.#lines);
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#lines = '';
  }

  #drop(text: string): void {
    const lines = text.split('\n').length - 1;
    this.droppedLines += lines;
    this.#unreported += lines;
  }
}
