import { beyond, budgetOf, readBudget } from './budget.ts';
import { walksText } from './text.ts';
import type { Walk } from './walk.ts';

const WALK: Walk = {
  ...{ event: 'deliver (push)', jobs: 3, minutes: 10, billed: 12, approvals: 1 },
  until: { production: { minutes: 9, jobs: 3 } },
  permissions: { 'deliver/plan': 'contents: read, id-token: write' },
  failed: [],
};
const grown = (change: Partial<Walk>) => beyond([{ ...WALK, ...change }], budgetOf([WALK]));

describe('the budget', () => {
  it('accepts the recorded figures, and lower ones', () => {
    expect(grown({})).toEqual([]);
    expect(grown({ jobs: 2, minutes: 1, billed: 1, approvals: 0, permissions: {} })).toEqual([]);
  });

  it.each<[string, Partial<Walk>, string]>([
    ['a job more', { jobs: 4 }, '4 jobs, 3 recorded'],
    ['minutes more', { minutes: 10.5 }, '10.5 minutes, 10 recorded'],
    ['billed minutes more', { billed: 13 }, '13 billed minutes, 12 recorded'],
    ['an approval more', { approvals: 2 }, '2 approvals, 1 recorded'],
    ['another event', { event: 'new (push)' }, 'new (push): is not in the budget'],
    [
      'a longer way to an environment',
      { until: { production: { minutes: 9, jobs: 4 } } },
      'production after 9 minutes and 4 jobs, 9 and 3 recorded',
    ],
    ['a new environment', { until: { qa: { minutes: 1, jobs: 1 } } }, 'qa is not in the budget'],
    [
      'a permission more',
      { permissions: { 'deliver/plan': 'contents: write, id-token: write' } },
      'deliver/plan has "contents: write", which is not in the budget',
    ],
    [
      'a job with permissions more',
      { permissions: { 'deliver/new': 'contents: read' } },
      'deliver/new has "contents: read", which is not in the budget',
    ],
  ])('finds %s', (_, change, message) => {
    expect(grown(change)).toContainEqual(expect.stringContaining(message));
  });

  it('finds an event that no longer starts a workflow', () => {
    expect(beyond([], budgetOf([WALK]))).toEqual([
      'deliver (push): it no longer starts a workflow',
    ]);
  });

  it('can only be read from JSON', () => {
    expect(readBudget('{}')).toEqual({});
    expect(() => readBudget('{')).toThrow(/^\.github\/budget\.json: /);
  });

  it('is printed in readable form', () => {
    expect(walksText([WALK])).toBe(`event           jobs  minutes  billed  approvals
deliver (push)     3     10.0    12.0          1

deliver (push): production after 9.0 minutes, by 3 jobs

Permissions that write, or prove an identity:
  deliver (push): deliver/plan id-token: write
`);
  });
});
