import fc from 'fast-check';
import { characterAt, CHARACTERS } from '@gatehouse/testing';
import { prettyLine } from './pretty-line.ts';
import { makeLogger } from '../test/make-logger.ts';

const anyText = fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) });

function pretty(log: (logger: ReturnType<typeof makeLogger>['logger']) => void): string {
  const { logger, logs } = makeLogger();
  log(logger);
  return prettyLine(logs.text(), false);
}

describe('prettyLine', () => {
  it('shows time, level, service, message and fields', () => {
    expect(
      pretty((logger) => logger.warn('Low stock', { sku: 'a-1', left: 2, note: 'two words' })),
    ).toMatch(/^\d\d:\d\d:\d\d\.\d{3} WARN {2}orders Low stock sku=a-1 left=2 note="two words"\n$/);
  });

  it('shows an error’s stack below the line', () => {
    expect(pretty((logger) => logger.error('Failed', new TypeError('x')))).toMatch(
      / error=\{"type":"TypeError","message":"x"\}\n {4}TypeError: x\n {8}at /,
    );
  });

  it('lets no control character through to the terminal', () => {
    fc.assert(
      fc.property(anyText, anyText, (message, value) => {
        const text = pretty((logger) => logger.info(message, { [value]: value }));
        expect(text.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });

  it('uses colours on request', () => {
    const { logger, logs } = makeLogger();
    logger.error('x');
    expect(prettyLine(logs.text(), true)).toContain('\u001b[31mERROR\u001b[39m');
  });

  it('does not change a line that is not JSON', () => {
    expect(prettyLine('info: x\n', true)).toBe('info: x\n');
  });
});
