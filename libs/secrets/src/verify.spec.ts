import { seededSecrets, stopClock, waitFor } from '@gatehouse/testing';
import { z } from 'zod';
import { createSecrets } from './create-secrets.ts';
import { startEmbeddedAws } from './test/embedded-aws.ts';
import { startScriptedServer, version } from './test/scripted-server.ts';

const Keys = z.object({ current: z.string() });
const old = { current: seededSecrets.currentKey };
const rotated = { current: seededSecrets.rotatedKey };
const is = (key: string) => (keys: { readonly current: string }) => keys.current === key;
const isRotated = is(rotated.current);
const isGuess = is('a guess');

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

async function loaded(name: string, options?: Parameters<typeof aws.open>[0]) {
  const { secrets } = aws.open(options);
  aws.secrets.put(name, old);
  return secrets.load(name, Keys);
}

describe('verify', () => {
  it('accepts what the value accepts, without a call to Secrets Manager', async () => {
    const keys = await loaded('verify/known');
    const before = aws.reads();
    expect(await keys.verify(is(old.current))).toBe(true);
    expect(aws.reads() - before).toBe(0);
  });

  it('accepts what only the newest value accepts: the peer learned of the rotation first', async () => {
    const keys = await loaded('verify/rotated');
    aws.secrets.put('verify/rotated', rotated);
    expect(await keys.verify(isRotated)).toBe(true);
  });

  it('accepts the newest of two rotations within a second', async () => {
    const keys = await loaded('verify/twice');
    for (const current of [seededSecrets.rotatedKey, `${seededSecrets.rotatedKey}-again`]) {
      aws.secrets.put('verify/twice', { current });
      expect(await keys.verify(is(current))).toBe(true);
    }
    const before = aws.reads();
    for (let guess = 0; guess < 10; guess++) await keys.verify(isGuess);
    expect(aws.reads() - before).toBe(1);
  });

  it('reads the secret once for all concurrent callers', async () => {
    const keys = await loaded('verify/together');
    aws.secrets.put('verify/together', rotated);
    const before = aws.reads();
    const accepted = await Promise.all(Array.from({ length: 500 }, () => keys.verify(isRotated)));
    expect(new Set(accepted)).toEqual(new Set([true]));
    expect(aws.reads() - before).toBe(1);
  });

  it('refuses guesses at once after a refresh: at most one read a second, regardless of their number', async () => {
    const keys = await loaded('verify/guesses');
    const before = aws.reads();
    const started = performance.now();
    for (let guess = 0; guess < 2_000; guess++) expect(await keys.verify(isGuess)).toBe(false);
    const seconds = (performance.now() - started) / 1_000;
    expect(aws.reads() - before).toBeLessThanOrEqual(Math.ceil(seconds));
  });

  it('refuses after its time-out when Secrets Manager hangs, and meanwhile serves known callers', async () => {
    const keys = await loaded('verify/hanging', { requestTimeoutMs: 20_000 });
    aws.fail('hang');
    const started = performance.now();
    const refused = keys.verify(isGuess, { timeoutMs: 50 });
    expect(await keys.verify(is(old.current))).toBe(true);
    expect(await refused).toBe(false);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('does not make a second guess wait for a refresh that has outlasted the first one', async () => {
    const keys = await loaded('verify/outlasted', { requestTimeoutMs: 20_000 });
    aws.fail('hang');
    expect(await keys.verify(isGuess, { timeoutMs: 200 })).toBe(false);
    const started = performance.now();
    for (let guess = 0; guess < 50; guess++)
      expect(await keys.verify(isGuess, { timeoutMs: 200 })).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('refuses when the refresh fails, and passes on errors of `accepts`', async () => {
    const keys = await loaded('verify/failing');
    aws.fail('error');
    expect(await keys.verify(isGuess)).toBe(false);
    const broken = () => {
      throw new RangeError('broken');
    };
    await expect(keys.verify(broken)).rejects.toThrow(RangeError);
  });
});

describe('verify of an expired value', () => {
  it('accepts what the value accepts that it reads, also if that is the same version', async () => {
    const clock = stopClock();
    let reads = 0;
    const source = () => {
      reads++;
      return Promise.resolve({ versionId: 'v1', content: JSON.stringify(old) });
    };
    const secrets = createSecrets({ source });
    const keys = await secrets.load('verify/expired', Keys);
    clock.advance(24 * 60 * 60 * 1000 + 1);
    expect(await keys.verify(is(old.current))).toBe(true);
    expect(reads).toBe(2);
    clock.advance(24 * 60 * 60 * 1000 + 1);
    expect(await keys.verify(isGuess)).toBe(false);
    secrets.close();
    clock.restart();
  });
});

describe('verify during a background refresh', () => {
  it('reads again after that refresh: its response may predate the rotation', async () => {
    const content = (keys: object) => ({ SecretString: JSON.stringify(keys) });
    const server = await startScriptedServer(version('11111111', content(old)));
    const { client } = server;
    const secrets = createSecrets({ client, refreshIntervalMs: 100, maxStaleMs: 60_000 });
    const keys = await secrets.load('verify/overtaken', Keys);
    let answerOld = () => undefined as void;
    server.play((response) => (answerOld = () => version('11111111', content(old))(response)));
    await waitFor('a refresh in progress', () => server.calls() === 2);
    server.play(version('22222222', content(rotated)));
    const accepted = keys.verify(isRotated, { timeoutMs: 20_000 });
    answerOld();
    expect(await accepted).toBe(true);
    secrets.close();
    await server.stop();
  });
});
