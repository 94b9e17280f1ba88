import { Idempotency } from './idempotency.ts';
import { type Problem } from './problem.ts';

const request = { message: 'hello' };

describe('Idempotency', () => {
  it('does the work once for one key, also while the first is under way', async () => {
    const idempotency = new Idempotency<number>();
    let done = 0;
    const work = async () => ++done;
    const outcomes = [1, 2, 3].map(() => idempotency.run('key', request, work));
    expect(await Promise.all(outcomes)).toEqual([1, 1, 1]);
    expect(await idempotency.run('key', request, work)).toBe(1);
    expect(await idempotency.run('other', request, work)).toBe(2);
  });

  it('does the work each time without a key', async () => {
    const idempotency = new Idempotency<number>();
    let done = 0;
    await idempotency.run(undefined, request, async () => ++done);
    expect(await idempotency.run(undefined, request, async () => ++done)).toBe(2);
  });

  it('answers 422 where the key came with another request', async () => {
    const idempotency = new Idempotency<number>();
    await idempotency.run('key', request, async () => 1);
    expect(statusOf(() => idempotency.run('key', { message: 'bye' }, async () => 2))).toBe(422);
  });

  it('forgets a failure, so that it can be tried again', async () => {
    const idempotency = new Idempotency<number>();
    await expect(
      idempotency.run('key', request, async () => Promise.reject(new Error('down'))),
    ).rejects.toThrow('down');
    expect(await idempotency.run('key', request, async () => 1)).toBe(1);
  });

  it('forgets what is old', async () => {
    const idempotency = new Idempotency<number>({ rememberMs: 0 });
    await idempotency.run('key', request, async () => 1);
    expect(await idempotency.run('key', request, async () => 2)).toBe(2);
  });

  it('forgets the oldest beyond its capacity', async () => {
    const idempotency = new Idempotency<number>({ capacity: 2 });
    for (const key of ['a', 'b', 'c']) await idempotency.run(key, request, async () => 1);
    expect(await idempotency.run('c', request, async () => 2)).toBe(1);
    expect(await idempotency.run('a', request, async () => 2)).toBe(2);
  });

  it.each(['', 'x'.repeat(256)])('refuses a key that cannot be one', (key) => {
    expect(statusOf(() => new Idempotency().run(key, request, async () => 1))).toBe(400);
  });
});

function statusOf(act: () => unknown): number {
  try {
    act();
  } catch (error) {
    return (error as Problem).status;
  }
  throw new Error('Nothing was thrown');
}
