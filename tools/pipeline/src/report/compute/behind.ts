import { many } from '../../gate/reporters/describe-verdict.ts';
import type { Attention } from './attention-entry.ts';
import { dateOf, dayOf } from './calendar.ts';
import type { Release } from './newest-releases.ts';
import { placeOf } from './service-history.ts';
import type { Timeline } from './spans.ts';

/** Services whose running image is not the newest. */
export function behind(
  { place, running }: Timeline,
  newest: ReadonlyMap<string, ReadonlyMap<string, Release>>,
): Attention[] {
  const releases = [...(newest.get(place.service)?.values() ?? [])];
  const here = releases.findIndex(({ image }) => image === running);
  const last = releases.at(-1);
  if (running === undefined || last === undefined || here === -1 || last.image === running)
    return [];
  const first = releases[here + 1] as Release;
  return [
    {
      ...placeOf(place),
      kind: 'behind',
      what: `${many(releases.length - 1 - here, 'release')} behind the newest, which first ran on ${dateOf(dayOf(last.at))}`,
      day: dayOf(first.at),
    },
  ];
}
