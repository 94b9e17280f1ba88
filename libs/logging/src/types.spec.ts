import type { LineSink, Logger, LoggerOptions } from './index.ts';
import { createLogger } from './index.ts';
import { identity } from './test/make-logger.ts';

/** Never called: the test is what the compiler rejects and accepts (`tsc -b`). */
export function typesOf<T extends object>(logger: Logger, caught: unknown, own: T): void {
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
  // @ts-expect-error the same
  logger.log({ level: 'info', message: () => 1 });
  // @ts-expect-error the same
  logger.log('info', () => 1);
  // @ts-expect-error a promise says nothing
  logger.info(Promise.resolve('x'));
  // @ts-expect-error no level of that name
  logger.configure({ level: 'loud' });
  // @ts-expect-error the levels are npm's
  logger.levels = { loud: 1 };
  // @ts-expect-error a function has no fields
  logger.child(() => ({ a: 1 }));
  // @ts-expect-error the same
  logger.metrics(() => ({ a: 1 }));
  // @ts-expect-error a list has no fields
  logger.child(['a']);
  // @ts-expect-error a promise has no fields
  logger.audit('x', Promise.resolve({ a: 1 }));
  // @ts-expect-error a service without a name
  createLogger({ environment: 'e', version: '1' });

  logger.error(caught);
  logger.error('text', caught, { a: 1 });
  logger.info({ message: 'text', a: 1 });
  logger.child(own).audit('text', own);
  logger.configure({ level: 'debug' });
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
