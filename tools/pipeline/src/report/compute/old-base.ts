import type { Attention } from './attention-entry.ts';
import { dayOf } from './calendar.ts';
import { placeOf, succeeded } from './service-history.ts';
import type { Timeline } from './spans.ts';

/** Running images whose base images the workspace now pins to another digest, or no longer uses. */
export function oldBase(
  { place, running }: Timeline,
  builtWith: ReadonlyMap<string, readonly string[]>,
  bases: readonly string[] | undefined,
): Attention[] {
  const own = running === undefined ? undefined : builtWith.get(running);
  const old = bases === undefined ? [] : (own ?? []).filter((base) => !bases.includes(base));
  if (old.length === 0) return [];
  const deployed = place.deployments.findLast((each) => succeeded(each) && each.image === running);
  const names = old.map((base) => base.slice(base.lastIndexOf('/') + 1).replace(/@.*/, ''));
  return [
    {
      ...placeOf(place),
      kind: 'old-base',
      what: `Built with ${names.join(' and ')}: security/base-images.json names a newer digest; deploy a new build`,
      day: dayOf(deployed?.at ?? 0),
    },
  ];
}
