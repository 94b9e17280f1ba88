import { PassThrough } from 'node:stream';
import { askFor } from './ask-for.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
/** A terminal at which a person types these lines, each after a question. */
function terminal(...lines: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.ReadStream;
  const output = new PassThrough();
  let said = '';
  output.on('data', (chunk: Buffer) => {
    said += String(chunk);
    if (String(chunk).endsWith(': ')) (input as unknown as PassThrough).write(`${lines.shift()}\n`);
  });
  return { input, output: output as unknown as NodeJS.WriteStream, said: () => said };
}

test('prompts for missing values, with a default expiry', async () => {
  const { input, output, said } = terminal('payments, orders', 'SEC-1', '');
  const given = { environments: [], owner: 'team', reason: 'Because it is not reachable' };
  expect(await askFor(given, NOW, input, output)).toEqual({
    services: ['payments', 'orders'],
    environments: [],
    reason: 'Because it is not reachable',
    owner: 'team',
    ticket: 'SEC-1',
    expires: '2026-12-23',
  });
  expect(said()).toContain('First day on which it no longer holds [2026-12-23]: ');
});

test('does not prompt if all values are given', async () => {
  const { input, output, said } = terminal();
  const given = {
    ...{ services: ['a'], environments: ['b'], reason: 'r', owner: 'o', ticket: 't' },
    expires: '2026-12-01',
  };
  expect(await askFor(given, NOW, input, output)).toEqual(given);
  expect(said()).toBe('');
});
