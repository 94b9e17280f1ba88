import type { LineSink, Logger, LoggerOptions } from './index.ts';
import { createLogger } from './index.ts';
import { identity } from './test/make-logger.ts';

/** Never called: the test is what the compiler rejects and accepts (`tsc -b`). */
export function typesOf(logger: Logger, caught: unknown): void {
  // @ts-expect-error no level of that name
  createLogger({ ...identity, level: 'loud' });
  // @ts-expect-error no level of that name
  logger.level = 'warning';
  // @ts-expect-error no level of that name
  logger.log('loud', 'text');
  // @ts-expect-error a level of syslog's, which the logger has not
  void logger.emerg;
  // @ts-expect-error the same
  void logger.notice;
  // @ts-expect-error a function says nothing
  logger.info(() => 1);
  // @ts-expect-error the same
  logger.log({ level: 'loud', message: 'x' });
  // @ts-expect-error a service without a name
  createLogger({ environment: 'e', version: '1' });

  logger.error(caught);
  logger.error('text', caught, { a: 1 });
  logger.info({ message: 'text', a: 1 });
  logger.info('x').child({ a: 1 }).warn('y').log('info', 'z').flush();
  logger
    .add(logger.transports[0] as never)
    .clear()
    .close()
    .profile('x')
    .audit('text', { a: 1 });
  logger
    .child()
    .access(
      { traceId: 'x', spanId: 'y', sampled: true },
      { method: 'GET', path: '/', status: 200 },
    );
  const nest: { log(message: unknown, ...optional: never[]): unknown } = logger as never;
  void nest;
}

describe('the types of the public API', () => {
  it('allow stubs of a destination and a sink', () => {
    const lines: string[] = [];
    const sink: LineSink = {
      droppedLines: 0,
      write: (line) => void lines.push(line),
      flush: () => undefined,
    };
    const options: LoggerOptions = { ...identity, destination: sink };
    createLogger(options).info('x').child({ a: 1 }).audit('y');
    expect(lines).toHaveLength(2);
  });
});
