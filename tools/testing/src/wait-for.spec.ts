import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from './wait-for.ts';

describe('waitFor', () => {
  it('returns the first truthy result, and takes an error for "not yet"', async () => {
    let asked = 0;
    const third = () => {
      if (++asked === 1) throw new Error('not yet');
      return asked === 3 && 'third';
    };
    expect(await waitFor('the third', third)).toBe('third');
  });

  it('rejects with what it waited for, and with the last error as the cause', async () => {
    const fails = () => Promise.reject(new Error('refused'));
    await expect(waitFor('an answer', fails, 50)).rejects.toMatchObject({
      message: 'Waited 50 ms for an answer',
      cause: { message: 'refused' },
    });
  });

  it('rejects if the condition itself never ends', async () => {
    await expect(
      waitFor('an answer', () => sleep(600_000, true, { ref: false }), 50),
    ).rejects.toThrow('Waited 50 ms for an answer');
  });
});
