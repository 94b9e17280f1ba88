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

describe('the event loop', () => {
  it('is stuck while every turn is late, and recovers', async () => {
    const eventLoop = make(100, 1_000);
    expect(eventLoop.isStuck()).toBe(false);
    for (let turn = 0; turn < 3; turn++) {
      block(300);
      await nextTurn();
    }
    expect(eventLoop.isStuck()).toBe(true);
    await waitFor('recovery', () => !eventLoop.isStuck());
  });

  it('is stuck according to a probe that arrives before the next beat', () => {
    const eventLoop = make(100, 1_000);
    block(700);
    expect(eventLoop.isStuck()).toBe(true);
  });

  it('is not stuck after a single pause', async () => {
    const eventLoop = make(100, 10_000);
    block(400);
    expect(eventLoop.isStuck()).toBe(false);
    await nextTurn();
    expect(eventLoop.isStuck()).toBe(false);
  });

  it('is not stuck after a single pause that was longer than the window', async () => {
    const eventLoop = make(100, 500);
    block(700);
    await nextTurn();
    expect(eventLoop.isStuck()).toBe(false);
  });

  it('is stuck when each turn is longer than the window', async () => {
    const eventLoop = make(50, 200);
    for (let turn = 0; turn < 2; turn++) {
      block(400);
      await nextTurn();
    }
    expect(eventLoop.isStuck()).toBe(true);
  });

  it('is not stuck when it is merely busy', async () => {
    const eventLoop = make(1_000, 1_000);
    for (let turn = 0; turn < 20; turn++) {
      block(40);
      await nextTurn();
    }
    expect(eventLoop.isStuck()).toBe(false);
  });
});
