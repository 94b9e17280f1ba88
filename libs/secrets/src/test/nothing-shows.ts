import { inspect } from 'node:util';
import { seededSecrets } from '@gatehouse/testing';

/** Expects no seeded secret, nor half of one, in anything that these print, log or serialise to. */
export function expectNothingShown(...things: unknown[]): void {
  for (const thing of things) {
    const shown = [
      String(thing),
      inspect(thing, { depth: null, showHidden: true }),
      JSON.stringify(thing),
      thing instanceof Error ? `${thing.message} ${thing.stack}` : '',
    ].join('\n');
    for (const secret of Object.values<string>(seededSecrets)) {
      expect(shown).not.toContain(secret.slice(0, secret.length / 2));
      expect(shown).not.toContain(secret.slice(secret.length / 2));
    }
  }
}
