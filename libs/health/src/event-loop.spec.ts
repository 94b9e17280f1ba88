import { waitFor } from '@gatehouse/testing';
import { EventLoop } from './event-loop.ts';

const block = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 1));

const made: EventLoop[] = [];
afterEach(() => made.splice(0).forEach((eventLoop) => eventLoop.stop()));
function make(maxDelayMs: number, windowMs: number): EventLoop {
  const eventLoop = new EventLoop(maxDelayMs, windowMs);
  made.push(eventLoop);
  return eventLoop;
}

describe('an event loop', () => {
  it('that always comes round late is stuck, until it has recovered', async () => {
    const eventLoop = make(100, 1_000);
    expect(eventLoop.isStuck()).toBe(false);
    for (let turn = 0; turn < 3; turn++) {
      block(300);
      await nextTurn();
    }
    expect(eventLoop.isStuck()).toBe(true);
    await waitFor('recovery', () => !eventLoop.isStuck());
  });

  it('is found stuck by a probe that comes before the beat', () => {
    const eventLoop = make(100, 1_000);
    block(700);
    expect(eventLoop.isStuck()).toBe(true);
  });

  it('that paused once is not stuck', async () => {
    const eventLoop = make(100, 10_000);
    block(400);
    expect(eventLoop.isStuck()).toBe(false);
    await nextTurn();
    expect(eventLoop.isStuck()).toBe(false);
  });

  it('that is merely busy is not stuck', async () => {
    const eventLoop = make(1_000, 1_000);
    for (let turn = 0; turn < 20; turn++) {
      block(40);
      await nextTurn();
    }
    expect(eventLoop.isStuck()).toBe(false);
  });
});
