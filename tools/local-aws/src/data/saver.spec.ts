import { waitFor } from '@gatehouse/testing';
import { createSaver } from './saver.ts';

it('saves once for many changes, and not without one', async () => {
  let saved = 0;
  const saver = createSaver(async () => void saved++, 10);
  await saver.flush();
  expect(saved).toBe(0);
  for (let change = 0; change < 5; change++) saver.changed();
  await waitFor('the save', () => saved === 1);
  await saver.flush();
  expect(saved).toBe(1);
});

it('never saves twice at the same time', async () => {
  let running = 0;
  let most = 0;
  const saver = createSaver(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
  }, 1);
  const flushes = Array.from({ length: 5 }, () => {
    saver.changed();
    return saver.flush();
  });
  await Promise.all(flushes);
  expect(most).toBe(1);
});

it('tries again what could not be saved', async () => {
  let broken = true;
  let saved = 0;
  const saver = createSaver(async () => {
    if (broken) throw new Error('disk full');
    saved++;
  });
  saver.changed();
  await expect(saver.flush()).rejects.toThrow('disk full');
  broken = false;
  await saver.flush();
  expect(saved).toBe(1);
});
