import { makeLogger } from '../test/make-logger.ts';

/** The message of each line, logged several times. */
function logged(message: string, times: number): unknown[] {
  const { logger, logs } = makeLogger();
  for (let time = 0; time < times; time++) logger.info(message);
  return logs.entries().map((entry) => entry['message']);
}

describe('a recurring message', () => {
  it.each([
    ['Order accepted', 'Order accepted'],
    ['Order 7 accepted', 'Order 7 accepted'],
    ['a "quoted" line\nand \u2028 another', 'a "quoted" line\nand \u2028 another'],
    ['password: swordfish', 'password: [redacted]'],
    ["the token is 'swordfish'", "the token is '[redacted]'"],
    ['the passphrase is CorrectHorseBattery', 'the passphrase is [redacted]'],
    ['', ''],
  ])('is written the same each time: %j', (message, expected) => {
    expect(logged(message, 3)).toEqual([expected, expected, expected]);
  });

  it('has a bounded cache', () => {
    const letters = (index: number) =>
      String(index).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string);
    const { logger, logs } = makeLogger();
    for (let index = 0; index < 2_000; index++) logger.info(`Order ${letters(index)} accepted`);
    expect(logs.entries().map((entry) => entry['message'])).toEqual(
      Array.from({ length: 2_000 }, (_, index) => `Order ${letters(index)} accepted`),
    );
  });
});
