import { stopClock } from '@gatehouse/testing';
import { settingsFrom } from './options.ts';
import { parseText } from './parse-secret.ts';
import { SecretCache } from './secret-cache.ts';
import { recordingLogger } from './test/recording-logger.ts';

const INTERVAL_MS = 60_000;
/** The interval, and 30 s for quick retries. */
const STALE_AFTER_MS = 90_000;
const MAX_STALE_MS = 200_000;

let clock: ReturnType<typeof stopClock>;
const timers: NodeJS.Timeout[] = [];
beforeEach(() => (clock = stopClock()));
afterEach(() => {
  clock.restart();
  timers.splice(0).forEach(clearTimeout);
});

/** A loaded cache of a source whose next version, or failure, the test decides. */
async function loadedCache() {
  const log = recordingLogger();
  let versionId = 1;
  let reads = 0;
  let answer = () => Promise.resolve({ versionId: `v${versionId}`, content: `value ${versionId}` });
  const source = () => {
    reads++;
    return answer();
  };
  const cache = new SecretCache('orders/key', parseText, {
    settings: settingsFrom({
      ...{ source, logger: log.logger, jitter: 0 },
      ...{ refreshIntervalMs: INTERVAL_MS, maxStaleMs: MAX_STALE_MS },
    }),
    fetch: source,
    schedule: (_work, delayMs) => {
      delays.push(delayMs);
      timers.push(setTimeout(() => undefined, 600_000));
      return timers.at(-1) as NodeJS.Timeout;
    },
  });
  const delays: number[] = [];
  await cache.load();
  return {
    ...{ cache, log, delays },
    reads: () => reads,
    rotate: () => versionId++,
    answerWith: (next: typeof answer) => (answer = next),
  };
}
const runningTimers = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('the age of a value', () => {
  it('makes it stale, and then expired, only beyond the limits', async () => {
    const { cache } = await loadedCache();
    clock.advance(STALE_AFTER_MS);
    expect(cache.status()).toMatchObject({ ageMs: STALE_AFTER_MS, stale: false });
    clock.advance(1);
    expect(cache.status()).toMatchObject({ ageMs: STALE_AFTER_MS + 1, stale: true });
    clock.advance(MAX_STALE_MS - STALE_AFTER_MS - 1);
    expect([cache.isExpired, cache.value]).toEqual([false, 'value 1']);
    clock.advance(1);
    expect(cache.isExpired).toBe(true);
    expect(() => cache.value).toThrow(expect.objectContaining({ name: 'SecretExpiredError' }));
  });

  it('counts from before the call that returned it', async () => {
    const { cache, answerWith } = await loadedCache();
    answerWith(() => {
      clock.advance(400);
      return Promise.resolve({ versionId: 'v1', content: 'value 1' });
    });
    await cache.refreshNow();
    expect(cache.status().ageMs).toBe(400);
  });
});

describe('the refreshes of a value', () => {
  it('are scheduled after the interval, and sooner after failures', async () => {
    const { cache, delays, answerWith, log } = await loadedCache();
    const fail = () => Promise.reject(new Error('unavailable'));
    const succeed = () => Promise.resolve({ versionId: 'v1', content: 'value 1' });
    for (const answer of [succeed, fail, fail, succeed, fail, succeed]) {
      answerWith(answer);
      clock.advance(1_000);
      await cache.refreshNow().catch(() => undefined);
    }
    expect(delays).toEqual([
      ...[INTERVAL_MS, INTERVAL_MS, 1_000, 2_000, INTERVAL_MS, 1_000, INTERVAL_MS],
    ]);
    expect(log.lines.map(({ level, fields }) => [level, fields['failures']])).toEqual([
      ...[
        ['warn', 1],
        ['debug', 2],
        ['info', 2],
        ['warn', 1],
        ['info', 1],
      ],
    ]);
  });

  it('that callers request start at most once a second, unless one has found a new version', async () => {
    const { cache, reads, rotate } = await loadedCache();
    const readsAfter = async (ms: number) => {
      clock.advance(ms);
      await cache.refreshWithin(60_000);
      return reads();
    };
    expect(await readsAfter(0)).toBe(2);
    expect(await readsAfter(999)).toBe(2);
    expect(await readsAfter(1)).toBe(3);
    rotate();
    expect(await readsAfter(999)).toBe(3);
    expect(await readsAfter(1)).toBe(4);
    expect(await readsAfter(0)).toBe(5);
    expect(await readsAfter(0)).toBe(5);
  });

  it('leave one timer behind, and none after the close', async () => {
    const before = runningTimers();
    const { cache } = await loadedCache();
    await cache.refreshNow();
    expect(runningTimers()).toBe(before + 1);
    cache.close();
    expect(runningTimers()).toBe(before);
  });

  it('that are in progress at the close are the last ones, and no listener sees their value', async () => {
    const before = runningTimers();
    const { cache, answerWith } = await loadedCache();
    const seen: string[] = [];
    cache.onChange((value) => seen.push(value));
    let finish = () => undefined as void;
    answerWith(
      () =>
        new Promise((resolve) => {
          finish = () => resolve({ versionId: 'v2', content: 'value 2' });
        }),
    );
    const refreshing = cache.refreshNow();
    cache.close();
    finish();
    await refreshing;
    await new Promise(setImmediate);
    expect([seen, runningTimers()]).toEqual([[], before]);
  });
});
