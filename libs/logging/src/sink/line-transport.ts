import type { TransformableInfo } from 'logform';
import { MESSAGE } from 'triple-beam';
import Transport from 'winston-transport';
import type { LineDestination } from './line-sink.ts';

/** The logger's own output as a winston transport, for lines that pass through winston's streams. */
export class LineTransport extends Transport {
  readonly #destination: LineDestination;

  constructor(destination: LineDestination) {
    super();
    this.#destination = destination;
  }

  override log(info: TransformableInfo, done: () => void): void {
    this.#destination.write(`${String(info[MESSAGE] ?? info.message)}\n`);
    done();
  }
}
