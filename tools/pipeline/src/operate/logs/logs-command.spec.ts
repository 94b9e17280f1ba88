import { gatehouse, startGatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

const GROUP = '/gatehouse/laptop/payments';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const line = (message: string, more: object = {}) =>
  JSON.stringify({ timestamp: 'x', level: 'info', message, service: 'payments', ...more });

let world: World;
beforeEach(async () => (world = await startWorld()));
afterEach(() => world.stop());

const logs = (...args: string[]) => gatehouse(world, ['logs', '-e', 'laptop', ...args]);
const write = (lines: string[], stream = 'payments/payments/0123456789abcdef') =>
  world.delivery.logs.write(GROUP, stream, lines);

test('prints time, level, task and message, followed by the other fields', async () => {
  write([
    line('Paid', { amount: 7, to: 'me' }),
    'no JSON\u001b[2J',
    line('Oh', { level: 'error' }),
  ]);
  const { code, stdout } = await logs('-s', 'payments');
  expect(code).toBe(0);
  expect(stdout.replace(/^[\d:.]{12}/gm, 'TIME')).toBe(
    [
      'TIME  info  payments 01234567  Paid  amount=7 to=me',
      'TIME        payments 01234567  no JSON\uFFFD[2J',
      'TIME  error payments 01234567  Oh',
      '',
    ].join('\n'),
  );
});

test('prints a JSON object for each line with --json', async () => {
  write([line('Paid', { amount: 7 }), 'no JSON']);
  const { stdout } = await logs('-s', 'payments', '--json');
  const found = stdout
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each) as object);
  expect(found).toMatchObject([
    { service: 'payments', task: '0123456789abcdef', fields: { message: 'Paid', amount: 7 } },
    { text: 'no JSON' },
  ]);
});

test('finds the lines of a trace in all services', async () => {
  write([line('Paid', { traceId: TRACE }), line('another', { traceId: '0'.repeat(32) })]);
  const { stdout } = await logs('--trace', `00-${TRACE}-00f067aa0ba902b7-01`);
  expect(stdout).toContain('Paid');
  expect(stdout).not.toContain('another');
});

test('looks back as far as requested', async () => {
  write([line('Paid')]);
  expect((await logs('-s', 'payments', '--since', '2100-01-01')).stderr).toContain('still to come');
  expect((await logs('-s', 'payments', '--since', '1m')).stdout).toContain('Paid');
});

test('reads all pages', async () => {
  const lines = Array.from({ length: 12_000 }, (_, at) => line(`line ${at}.`));
  write(lines);
  const { stdout } = await logs('-s', 'payments', '--json');
  expect(stdout.trimEnd().split('\n')).toHaveLength(12_000);
});

test('explains what is missing, with 2', async () => {
  expect(await logs()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--service names whose log is printed'),
  });
  world.delivery.logs.removeGroup(GROUP);
  expect(await logs('-s', 'payments')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`there is no log group ${GROUP}`),
  });
});

test('follows until it is interrupted, and prints each line once', async () => {
  write([line('first')]);
  const child = startGatehouse(world, ['logs', '-e', 'laptop', '-s', 'payments', '--follow']);
  await child.waitForOutput(/first/);
  write([line('second')]);
  await child.waitForOutput(/second/);
  child.child.kill('SIGINT');
  expect(await child.exit).toMatchObject({ signal: 'SIGINT' });
  expect(child.stdout().match(/first|second/g)).toEqual(['first', 'second']);
});
