import { GatehouseError } from '@gatehouse/service-manifest';
import type { Walk } from './walk.ts';

/** The recorded costs and permissions of events. */
export type Budget = Readonly<Record<string, Omit<Walk, 'event' | 'failed'>>>;

export const BUDGET_FILE = '.github/budget.json';

/** @throws one line for invalid JSON */
export function readBudget(text: string): Budget {
  try {
    return JSON.parse(text) as Budget;
  } catch (error) {
    throw new GatehouseError('GH-WORKFLOWS-001', `${BUDGET_FILE}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

export const budgetOf = (walks: readonly Walk[]): Budget =>
  Object.fromEntries(walks.map(({ event, failed: _, ...rest }) => [event, rest]));

/**
 * A line for each excess over the budget, and for each event that no longer starts a workflow. Fewer jobs or minutes
 * are allowed.
 */
export function beyond(walks: readonly Walk[], budget: Budget): string[] {
  const events = new Set(walks.map(({ event }) => event));
  const gone = Object.keys(budget).filter((event) => !events.has(event));
  return [
    ...gone.map((event) => `${event}: it no longer starts a workflow`),
    ...grown(walks, budget),
  ];
}

function grown(walks: readonly Walk[], budget: Budget): string[] {
  return walks.flatMap((walk) => {
    const recorded = budget[walk.event];
    if (recorded === undefined) return [`${walk.event}: is not in the budget`];
    return [
      ...AMOUNTS.filter((amount) => walk[amount] > recorded[amount]).map(
        (amount) => `${walk.event}: ${walk[amount]} ${NAMES[amount]}, ${recorded[amount]} recorded`,
      ),
      ...Object.entries(walk.until).flatMap(([environment, { minutes, jobs }]) => {
        const before = recorded.until[environment];
        if (before === undefined) return [`${walk.event}: ${environment} is not in the budget`];
        return minutes > before.minutes || jobs > before.jobs
          ? [
              `${walk.event}: ${environment} after ${minutes} minutes and ${jobs} jobs, ${before.minutes} and ${before.jobs} recorded`,
            ]
          : [];
      }),
      ...Object.entries(walk.permissions).flatMap(([path, scopes]) => {
        const allowed = (recorded.permissions[path] ?? '').split(', ');
        return scopes
          .split(', ')
          .filter((scope) => scope !== '' && !allowed.includes(scope))
          .map((scope) => `${walk.event}: ${path} has "${scope}", which is not in the budget`);
      }),
    ];
  });
}

const AMOUNTS = ['jobs', 'minutes', 'billed', 'approvals'] as const;
const NAMES = {
  jobs: 'jobs',
  minutes: 'minutes',
  billed: 'billed minutes',
  approvals: 'approvals',
};
