import { atExit } from './at-exit.ts';
import { HeldLines } from './held-lines.ts';
import { LineChannel } from './line-channel.ts';
import type { LineSink, LineSinkOptions } from './line-destination.ts';
import { RetryPause } from './retry-pause.ts';

const LONGEST_PAUSE_MS = 5;

/** A reader empties a full pipe in less than this; a longer pause would limit its speed. */
const SHORTEST_PAUSE_MS = 0.1;

/** How long the last flush of a process waits for a reader that accepts nothing. */
const STALLED_MS = 5_000;

/** A slow reader (EAGAIN) or a full disk may accept the lines later. */
const TEMPORARY = new Set(['EAGAIN', 'ENOSPC', 'EDQUOT', 'EINTR', 'ENOBUFS']);

const pause = new Int32Array(new SharedArrayBuffer(4));

/** See {@link createLineSink}. */
export class BufferedSink implements LineSink {
  droppedLines = 0;

  readonly #channel: LineChannel;
  readonly #maxBuffered: number;
  readonly #onDropped: (lines: number, code: string) => void;
  readonly #held = new HeldLines();
  /** There is no next turn: lines of a later exit handler are written at once. */
  #exits = false;
  /** The last flush waited for a reader that accepted nothing; later writes do not wait again. */
  #gaveUp = false;
  #scheduled = false;
  #waits = false;
  #unreported = 0;
  /** Why the last write failed. */
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
    atExit(() => {
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
    // A monotonic clock: a change of the system time does not prolong the exit.
    let lastProgress = performance.now();
    let left = this.#held.length;
    let pauseMs = SHORTEST_PAUSE_MS;
    while (this.#isBusy() && performance.now() - lastProgress < STALLED_MS) {
      this.#writeOut();
      const now = this.#held.length;
      if (now < left) {
        lastProgress = performance.now();
        pauseMs = SHORTEST_PAUSE_MS;
      }
      // A full disk does not get space while the process waits.
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

  /**
   * For a process that logs nothing in the meantime; a process that logs checks more often, at each
   * turn.
   */
  #drainLater(): void {
    if (this.#waits) return;
    this.#waits = true;
    // Unreferenced: it does not keep the process alive; the flush at exit writes the rest.
    setTimeout(this.#onPauseEnd, Math.ceil(this.#pause.ms)).unref();
  }

  /** Only once a write has succeeded: otherwise the report would be the next lost line. */
  #reportDropped(): boolean {
    const lines = this.#unreported;
    if (lines === 0 || this.#isBusy() || this.#pause.refusals > 0) return false;
    this.#unreported = 0;
    this.#onDropped(lines, this.#refusal);
    return true;
  }

  /** Writes as much as the descriptor accepts without waiting. */
  #writeOut(): void {
    try {
      this.#channel.writeRest();
      this.#held.writeTo(this.#channel, this.#onTaken);
    } catch (error) {
      this.#refusal = (error as NodeJS.ErrnoException).code ?? 'unknown';
      this.#pause.refused(performance.now());
      // The reader has closed the pipe (EPIPE): not a reason to end a service.
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
