import { untilText } from '../../deploy/scaling/temporary.ts';
import type { Scaling } from './scaling.ts';

/** The changes, as a deployment shows them. */
export function scalingChanges(before: Scaling, after: Scaling) {
  const change = (name: string, from: string | number | undefined, to: typeof from) =>
    from === to ? [] : [{ of: 'scaling' as const, path: [name], from, to }];
  const until = ({ temporary }: Scaling) => temporary && untilText(temporary.until);
  return [
    ...change('MinCapacity', before.bounds.min, after.bounds.min),
    ...change('MaxCapacity', before.bounds.max, after.bounds.max),
    ...change('until', until(before), until(after)),
  ];
}

/** The scaling, for programs. */
export const scalingResult = ({ bounds, temporary, lasting }: Scaling) => ({
  ...bounds,
  until: temporary?.until.toISOString(),
  then: temporary && lasting,
});

/** The scaling, on one line. */
export const scalingFact = ({ bounds: { min, max }, temporary }: Scaling): string =>
  temporary === undefined
    ? `${min} to ${max} tasks`
    : `${min} to ${max} tasks until ${untilText(temporary.until)}, then ${temporary.then.min} to ${temporary.then.max}`;
