import type { TransformableInfo } from 'logform';
import { MESSAGE } from 'triple-beam';
import Transport from 'winston-transport';
import type { LineDestination } from './line-destination.ts';

/** The logger's own output as a winston transport, for lines that pass through winston's streams. */
export class LineTransport extends Transport {
  readonly #destination: LineDestination;
  /** How many lines it has taken. */
  taken = 0;

  constructor(destination: LineDestination) {
    super();
    this.#destination = destination;
  }

  /**
   * winston's handler of uncaught errors sets `_ending` and then waits for an event of each transport, for 3 s at most.
   * The lines of this one are with their destination already.
   */
  override once(event: string | symbol, listener: (...args: never[]) => void): this {
    const state = this as { _ending?: boolean };
    if (!state._ending) return super.once(event, listener as () => void);
    if (event === 'finish') setImmediate(listener as () => void);
    else state._ending = false;
    return this;
  }

  override log(info: TransformableInfo, done: () => void): void {
    this.taken++;
    this.#destination.write(`${String(info[MESSAGE] ?? info.message)}\n`);
    done();
  }
}
