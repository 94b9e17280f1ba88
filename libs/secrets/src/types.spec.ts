import { type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type Secret, type Secrets } from './index.ts';

/** Checks types only: `tsc -b` fails if one of these differs from what this file expects. */
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._equal: Equal<A, B> extends true ? [] : [never]) => undefined;

const Database = z.object({
  password: z.string(),
  port: z.number().optional(),
  replicas: z.array(z.object({ host: z.string() })),
  pair: z.tuple([z.string(), z.number()]),
  key: z.custom<KeyObject>(),
  seen: z.map(z.string(), z.number()),
  bytes: z.instanceof(Uint8Array),
  anything: z.unknown(),
});

describe('the types', () => {
  it('have a deeply frozen parsed secret, and unchanged instances of classes', () => {
    const check = async (secrets: Secrets) => {
      const { value } = await secrets.load('database', Database);
      same<
        typeof value,
        {
          readonly password: string;
          readonly port?: number | undefined;
          readonly replicas: readonly { readonly host: string }[];
          readonly pair: readonly [string, number];
          readonly key: KeyObject;
          readonly seen: Map<string, number>;
          readonly bytes: Uint8Array<ArrayBuffer>;
          readonly anything: unknown;
        }
      >();
      // @ts-expect-error: it would throw
      value.password = 'changed';
      // @ts-expect-error: it would throw
      value.replicas.push({ host: 'changed' });
      const text = await secrets.load('text');
      same<typeof text.value, string>();
      same<Awaited<ReturnType<Secrets['loadBinary']>>['value'], Uint8Array>();
      // @ts-expect-error: a snapshot
      secrets.status().forEach((status) => (status.stale = false));
      // @ts-expect-error: the predicate decides, it does not wait
      await text.verify(async (known) => known === 'presented');
    };
    expect(check).toBeDefined();
  });

  it('allow a stub of a secret in a test', () => {
    const stub: Secret<string> = {
      name: 'stub',
      value: 'text',
      refresh: async () => undefined,
      use: async (work) => work('text'),
      verify: async (accepts) => accepts('text'),
      onChange: () => () => undefined,
    };
    expect(stub.value).toBe('text');
  });
});
