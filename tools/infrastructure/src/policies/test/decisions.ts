import { decide, type Request } from './decide.ts';
import type { PolicyWorld } from './policy-world.ts';

type Row = readonly [role: string, action: string, resource?: string, context?: Request['context']];

const requestOf = ([role, action, resource, context]: Row): Request => ({
  role,
  action,
  ...(resource !== undefined && { resource }),
  ...(context !== undefined && { context }),
});

const titleOf = ([role, action, resource = '*', context]: Row) =>
  [role, action, resource, ...Object.entries(context ?? {}).flat()].join(' ');

/** Adds a test for each request that must be allowed. */
export function itAllows(world: PolicyWorld, rows: readonly Row[]): void {
  it.each(rows.map((row) => [titleOf(row), row] as const))('allows %s', async (_, row) => {
    expect(await decide(world, requestOf(row))).toBe(true);
  });
}

/** Adds a test for each request that must be denied, titled by the attack. */
export function itDenies(world: PolicyWorld, rows: Readonly<Record<string, readonly Row[]>>): void {
  for (const [why, some] of Object.entries(rows))
    it.each(some.map((row) => [titleOf(row), row] as const))(
      `${why}: denies %s`,
      async (_, row) => {
        expect(await decide(world, requestOf(row))).toBe(false);
      },
    );
}
