import { commitProblem } from './commit-problem.ts';

it.each([
  'feat: a thing',
  'fix(service-kit): a thing',
  'feat!: a break',
  'refactor(nx/sync)!: x',
  'docs(set-up): x',
])('accepts "%s"', (subject) => expect(commitProblem(subject)).toBeUndefined());

it.each(['a thing', 'feature: a thing', 'Fix: a thing', 'fix:a thing', 'fix(): a', 'fix: ', 'fix'])(
  'refuses "%s", and says what is allowed',
  (subject) => expect(commitProblem(subject)).toMatch(/must be "TYPE\(SCOPE\): WHAT"/),
);
