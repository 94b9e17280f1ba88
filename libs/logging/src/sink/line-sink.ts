import { BufferedSink } from './buffered-sink.ts';
import type { LineSink, LineSinkOptions } from './line-destination.ts';

/**
 * Collects the lines of one turn of the event loop and writes them together, without waiting. Lines
 * that a slow reader or a full disk does not accept are buffered, up to `maxBuffered`. The rest is
 * written at the exit of the process, for any cause (`process.exit`, an uncaught
 * error, or an empty event loop). No line is torn, even with other writers: see {@link LineChannel}.
 * @example
 * const sink = createLineSink({ fd: openSync('orders.log', 'a') });
 * const logger = createLogger({ service: 'orders', environment: 'test', version: '1', destination: sink });
 */
export function createLineSink(options: LineSinkOptions = {}): LineSink {
  return new BufferedSink(options);
}
