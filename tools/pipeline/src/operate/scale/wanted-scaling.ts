import type { ScaleInput } from './scale-input.ts';
import type { Scaling } from './scaling.ts';

/** The scaling after a wish. */
export function wantedScaling(
  { lasting, bounds, temporary }: Scaling,
  wish: ScaleInput['wish'],
  now: Date,
) {
  if (wish === undefined) return { bounds, temporary, lasting };
  if (wish === 'end') return { bounds: lasting, temporary: undefined, lasting };
  const until = new Date(now.getTime() + wish.forMs);
  const most = Math.max(wish.tasks, lasting.max);
  return {
    bounds: { min: wish.tasks, max: most },
    temporary: { until, then: lasting },
    lasting,
  };
}
