import { makeLogger } from '../test/make-logger.ts';
import { parseLine } from '../test/strict-json.ts';

describe('a caller’s field with a reserved name', () => {
  it('gets an underscore, and a field with that name another one: none is lost, none is duplicated', () => {
    const { logger, logs } = makeLogger();
    logger.info('real', { service: 'forged', _service: 'too', level: 'debug', message: 'forged' });
    expect(logs.entries()[0]).toMatchObject({
      message: 'real',
      level: 'info',
      service: 'orders',
      _service: 'forged',
      __service: 'too',
      _level: 'debug',
      _message: 'forged',
    });
  });

  it('cannot be bound to a child either, and a child’s own field appears once', () => {
    const { logger, logs } = makeLogger();
    logger.child({ traceId: 'forged', user: 1 }).child({ user: 2 }).info('x', { user: 3 });
    const [line] = logs.takeLines();
    expect(parseLine(line as string)).toMatchObject({ _traceId: 'forged', user: 3 });
  });
});

describe('a getter that logs while it is read', () => {
  it('gets its own line, and does not disturb the outer one', () => {
    const { logger, logs } = makeLogger();
    const value = {
      get x() {
        logger.info('inner', { deep: { deeper: true } });
        return { after: 1 };
      },
      y: { z: [1] },
    };
    logger.info('outer', { value });
    expect(logs.entries()).toEqual([
      expect.objectContaining({ message: 'inner', deep: { deeper: true } }),
      expect.objectContaining({ message: 'outer', value: { x: { after: 1 }, y: { z: [1] } } }),
    ]);
  });

  it('terminates in one line even if it recurs endlessly', () => {
    const { logger, logs } = makeLogger();
    const value = {
      get x() {
        logger.info('again', value);
        return 1;
      },
    };
    expect(() => logger.info('first', value)).not.toThrow();
    expect(logs.entries().at(-1)).toMatchObject({ message: 'first' });
  });
});

describe('an error', () => {
  it('is written with type, message, stack, own fields and the chain of its causes', () => {
    const { logger, logs } = makeLogger();
    class PaymentError extends Error {
      code = 'DECLINED';
    }
    const error = new PaymentError('declined', { cause: new TypeError('root') });
    logger.error('Payment failed', error);
    logger.error('Payment failed', { error });
    logger.error(error);
    for (const entry of logs.entries()) {
      expect(entry).toMatchObject({
        error: {
          type: 'PaymentError',
          message: 'declined',
          stack: expect.stringContaining('caller-fields.spec'),
          code: 'DECLINED',
          cause: { type: 'TypeError', message: 'root', stack: expect.any(String) },
        },
      });
    }
    expect(logs.entries().map(({ message }) => message)).toEqual([
      'Payment failed',
      'Payment failed',
      'declined',
    ]);
  });
});
