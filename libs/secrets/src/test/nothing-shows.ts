import { inspect } from 'node:util';
import { seededSecrets } from '@gatehouse/testing';

/** The part that differs between seeded secrets. */
const RANDOM_LENGTH = 16;
/** As much as Node quotes of a text that is not JSON. */
const PIECE = 8;

const pieces = Object.values<string>(seededSecrets).flatMap((secret) => {
  const random = secret.slice(-RANDOM_LENGTH);
  return Array.from({ length: RANDOM_LENGTH - PIECE + 1 }, (_, start) =>
    random.slice(start, start + PIECE),
  );
});

/**
 * Expects that no seeded secret, and no eight consecutive characters of one, appear in anything that
 * these print, log or serialise to.
 */
export function expectNothingShown(...things: unknown[]): void {
  for (const thing of things) {
    const shown = [
      String(thing),
      inspect(thing, { depth: null, showHidden: true }),
      JSON.stringify(thing),
      thing instanceof Error ? `${thing.message} ${thing.stack}` : '',
    ].join('\n');
    expect(pieces.filter((piece) => shown.includes(piece))).toEqual([]);
  }
}
