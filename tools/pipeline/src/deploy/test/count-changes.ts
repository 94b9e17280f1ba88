import type { LocalAws } from '@gatehouse/local-aws';

/** What calls begin with that change something. */
export const CHANGING = /^(?:Create|Update|Register|Put|Tag|Untag|Delete|Deregister|Stop)/;

export function countChanges(aws: LocalAws): () => Record<string, number> {
  let before: Record<string, number> = {};
  return () => {
    const all = Object.entries(aws.calls())
      .flatMap(([service, actions]) =>
        Object.entries(actions).map(([action, count]) => ({ service, action, count })),
      )
      .filter(({ action }) => CHANGING.test(action))
      .map(({ service, action, count }) => [`${service}:${action}`, count] as const);
    const since = all
      .map(([call, count]) => [call, count - (before[call] ?? 0)] as const)
      .filter(([, count]) => count > 0);
    before = Object.fromEntries(all);
    return Object.fromEntries(since);
  };
}
