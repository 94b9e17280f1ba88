import { withoutColours } from '@gatehouse/testing';
import { runCommand } from './run-command.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

let world: World;
beforeEach(async () => (world = await startWorld('laptop', false)));
afterEach(() => world.stop());

test('prints the report first, and then writes the record, which may be slow', async () => {
  const order: string[] = [];
  const { write } = process.stdout;
  Object.assign(process.stdout, {
    write: (text: string) => order.push(withoutColours(text).split('  ')[0] ?? '') > 0,
  });
  const options = { service: 'payments', environment: 'laptop', format: 'text' } as const;
  const code = await runCommand('wait', options, async () => 'done', {
    record: async () => ({
      async write({ outcome }) {
        order.push(`recorded ${outcome}`);
      },
    }),
  }).finally(() => Object.assign(process.stdout, { write }));
  expect([code, order]).toEqual([0, ['STABLE', 'recorded done']]);
});

test('runs its steps and prints the report while a bucket does not respond', async () => {
  const order: string[] = [];
  let respond: (recording: { write: () => Promise<void> }) => void = () => undefined;
  const claimed = new Promise<{ write: () => Promise<void> }>((resolve) => (respond = resolve));
  const { write } = process.stdout;
  Object.assign(process.stdout, {
    write(text: string) {
      order.push(withoutColours(text).split('  ')[0] ?? '');
      // Not earlier: a waiter that began before the bucket existed would wait indefinitely.
      respond({ write: async () => void order.push('recorded') });
      return true;
    },
  });
  const options = { service: 'payments', environment: 'laptop', format: 'text' } as const;
  const steps = async () => {
    order.push('steps');
    return 'done' as const;
  };
  const code = await runCommand('wait', options, steps, { record: () => claimed }).finally(() =>
    Object.assign(process.stdout, { write }),
  );
  expect([code, order]).toEqual([0, ['steps', 'STABLE', 'recorded']]);
});

test('prints the report even if the record cannot be started', async () => {
  const printed: string[] = [];
  const { write } = process.stdout;
  Object.assign(process.stdout, { write: (text: string) => printed.push(text) > 0 });
  const options = { service: 'payments', environment: 'laptop', format: 'json' } as const;
  const run = runCommand('wait', options, async () => 'done', {
    record: () => Promise.reject(new Error('S3 is down')),
  }).finally(() => Object.assign(process.stdout, { write }));
  await expect(run).rejects.toThrow('S3 is down');
  expect(JSON.parse(printed.join(''))).toMatchObject({ outcome: 'done' });
});
