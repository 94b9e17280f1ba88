import { HeldLines } from './held-lines.ts';
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
  /** Called when the process exits, with the lines lost since, which can no longer be reported in the log itself. */
  onLostAtExit?: (lines: number, code: string) => void;
}

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
  readonly #held = new HeldLines();
  /** There is no next turn: what a later exit handler logs is written at once. */
  #exits = false;
  /** The last flush waited for a reader that took nothing; nobody waits for it again. */
  #gaveUp = false;
  #scheduled = false;
  #waits = false;
  #unreported = 0;
  /** Why nothing could be written the last time. */
  #refusal = 'EAGAIN';
  readonly #pause = new RetryPause();
  readonly #onTaken = (bytes: number) => this.#pause.took(bytes);
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
      this.#exits = true;
      this.flush();
      this.#channel.close();
      this.#drop(this.#held.takeAll());
      if (this.#unreported > 0) options.onLostAtExit?.(this.#unreported, this.#refusal);
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
    if (this.#held.add(line)) this.#drainUnlessPausing();
    if (this.#exits && !this.#gaveUp) this.flush();
    if (this.#held.length === 0 || this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(this.#onTurnEnd);
  }

  flush(): void {
    let lastProgress = Date.now();
    let left = this.#held.length;
    let pauseMs = SHORTEST_PAUSE_MS;
    while (this.#isBusy() && Date.now() - lastProgress < STALLED_MS) {
      this.#writeOut();
      const now = this.#held.length;
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
    this.#gaveUp = this.#isBusy();
    if (this.#reportDropped()) this.#writeOut();
  }

  #isFullFor(line: string): boolean {
    return this.#held.length + line.length > this.#maxBuffered;
  }

  #isBusy(): boolean {
    return this.#held.length > 0 || this.#channel.hasRest();
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
      this.#held.writeTo(this.#channel, this.#onTaken);
    } catch (error) {
      this.#refusal = (error as NodeJS.ErrnoException).code ?? 'unknown';
      this.#pause.refused(performance.now());
      // Nobody reads any more (EPIPE): no reason to end a service.
      if (!TEMPORARY.has(this.#refusal)) this.#abandon();
    }
  }

  #abandon(): void {
    this.#channel.dropRest();
    this.#drop(this.#held.takeAll());
  }

  #drop(text: string): void {
    const lines = text.split('\n').length - 1;
    this.droppedLines += lines;
    this.#unreported += lines;
  }
}
