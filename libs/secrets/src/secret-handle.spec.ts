import { format, inspect } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { seededSecrets } from '@gatehouse/testing';
import { z } from 'zod';
import { startEmbeddedAws } from './test/embedded-aws.ts';
import { expectNothingShown } from './test/nothing-shows.ts';

const Database = z.object({ user: z.string(), password: z.string() });
const old = { user: 'app', password: seededSecrets.password };
const rotated = { user: 'app', password: seededSecrets.rotatedKey };

let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
beforeAll(async () => {
  aws = await startEmbeddedAws();
});
afterEach(() => aws.reset());
afterAll(() => aws.stop());

async function loaded(name: string) {
  const { secrets } = aws.open();
  aws.secrets.put(name, old);
  return { secrets, database: await secrets.load(name, Database) };
}

class AccessDenied extends Error {}
const isAuthenticationError = (error: unknown) => error instanceof AccessDenied;

/** A database with one valid password that counts the attempts. */
function databaseServer(accepted: () => string) {
  const attempts: string[] = [];
  return {
    attempts,
    connect: async ({ password }: { password: string }) => {
      attempts.push(password);
      if (password !== accepted()) throw new AccessDenied('password authentication failed');
      return 'connected';
    },
  };
}

describe('use', () => {
  it('passes the value to the work and returns its result', async () => {
    const { database } = await loaded('use/plain');
    const server = databaseServer(() => old.password);
    expect(await database.use(server.connect, { isAuthenticationError })).toBe('connected');
    expect(await database.use(({ user }) => user, { isAuthenticationError })).toBe('app');
  });

  it('refreshes and retries once when the password was rotated a moment ago', async () => {
    const { database } = await loaded('use/rotated');
    const server = databaseServer(() => rotated.password);
    aws.secrets.put('use/rotated', rotated);
    const before = aws.reads();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => database.use(server.connect, { isAuthenticationError })),
    );
    expect(new Set(results)).toEqual(new Set(['connected']));
    expect(aws.reads() - before).toBe(1);
    expect(server.attempts).toHaveLength(100);
  });

  it('does not retry with the same password, which could lock the account', async () => {
    const { database } = await loaded('use/same');
    const server = databaseServer(() => 'another');
    await expect(database.use(server.connect, { isAuthenticationError })).rejects.toThrow(
      AccessDenied,
    );
    expect(server.attempts).toHaveLength(1);
  });

  it('does not read again if the value was refreshed during the work', async () => {
    const { database } = await loaded('use/refreshed');
    const server = databaseServer(() => rotated.password);
    const before = aws.reads();
    const connect = async (value: typeof old) => {
      if (value.password === old.password) {
        aws.secrets.put('use/refreshed', rotated);
        await database.refresh();
      }
      return server.connect(value);
    };
    expect(await database.use(connect, { isAuthenticationError })).toBe('connected');
    expect(aws.reads() - before).toBe(1);
  });

  it('retries only once', async () => {
    const { database } = await loaded('use/twice');
    aws.secrets.put('use/twice', rotated);
    const server = databaseServer(() => 'another');
    await expect(database.use(server.connect, { isAuthenticationError })).rejects.toThrow(
      AccessDenied,
    );
    expect(server.attempts).toEqual([old.password, rotated.password]);
  });

  it('passes other errors on, and throws the authentication error when the refresh fails', async () => {
    const { database } = await loaded('use/other');
    const before = aws.reads();
    const failing = () => Promise.reject(new RangeError('no such table'));
    await expect(database.use(failing, { isAuthenticationError })).rejects.toThrow(RangeError);
    expect(aws.reads() - before).toBe(0);

    aws.fail('error');
    const server = databaseServer(() => 'another');
    await expect(database.use(server.connect, { isAuthenticationError })).rejects.toThrow(
      AccessDenied,
    );
  });

  it('does not call Secrets Manager for each failed attempt', async () => {
    const { database } = await loaded('use/flood');
    const server = databaseServer(() => 'another');
    const before = aws.reads();
    const startedAt = performance.now();
    for (let attempt = 0; attempt < 200; attempt++) {
      await database.use(server.connect, { isAuthenticationError }).catch(() => 'refused');
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(aws.reads() - before).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });
});

describe('a secret that is printed', () => {
  const MASK = '[secret print/db]';

  it('shows only its name', async () => {
    const { database, secrets } = await loaded('print/db');
    expect(`${database}`).toBe(MASK);
    expect(database + '').toBe(MASK);
    expect(String(database)).toBe(MASK);
    expect(format('%s %o %O %j %d', database, database, database, database, database)).toBe(
      `${MASK} ${MASK} ${MASK} "${MASK}" NaN`,
    );
    expect(inspect({ database }, { depth: null, showHidden: true })).toContain(MASK);
    expect(JSON.stringify({ database })).toBe(`{"database":"${MASK}"}`);
    expectNothingShown(database, secrets, { database }, [database], new Map([[1, database]]));
    expectNothingShown(new Error('failed', { cause: database }));
  });

  it('has no properties to enumerate, copy or clone', async () => {
    const { database } = await loaded('print/copies');
    expect(Reflect.ownKeys(database)).toEqual([]);
    const copies = [
      { ...database },
      Object.assign({}, database),
      structuredClone(database),
      deserialize(serialize(database)),
    ];
    for (const copy of copies) expect(copy).toEqual({});
    expect(
      inspect(database, { customInspect: false, showHidden: true, depth: null }),
    ).not.toContain(old.password);
    expect(() => Object.assign(database, { value: 'forged' })).toThrow(TypeError);
  });

  it('hides its parsed value in printed output, too', async () => {
    const { database } = await loaded('print/value');
    expect(JSON.stringify({ config: database.value })).toBe('{"config":"[secret print/value]"}');
    expectNothingShown(database.value, { config: database.value });
    expect(() => Object.assign(database.value, { password: 'changed' })).toThrow(TypeError);
    expect(database.value).toEqual(old);
  });
});
