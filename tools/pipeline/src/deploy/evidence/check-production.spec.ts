import { checkProduction, isWorkflow } from './check-production.ts';

const subject = (production?: boolean) =>
  ({ environment: 'production', settings: { production } }) as Parameters<
    typeof checkProduction
  >[0];
const WORKFLOW = { GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com' };

test.each<[string, boolean | undefined, string | undefined, NodeJS.ProcessEnv, RegExp | undefined]>(
  [
    ['the workflow', true, undefined, WORKFLOW, undefined],
    ['somebody’s hands', true, undefined, {}, /--break-glass "reason" does it by hand/],
    [
      'a machine without an identity',
      true,
      undefined,
      { CI: 'true', GITHUB_ACTIONS: 'true' },
      /by hand/,
    ],
    ['hands with a reason', true, 'The database is on fire', {}, undefined],
    ['hands with half a reason', true, '   fire      ', {}, /must have 10 to 200 characters/],
    ['hands with a novel', true, 'x'.repeat(201), {}, /must have 10 to 200 characters/],
    ['hands, elsewhere', undefined, undefined, {}, undefined],
    ['hands with no reason, elsewhere', false, '', {}, /must have 10 to 200 characters/],
  ],
)('judges production by %s', (_, production, breakGlass, env, problem) => {
  expect(checkProduction(subject(production), breakGlass, env).map(({ text }) => text)).toEqual(
    problem ? [expect.stringMatching(problem)] : [],
  );
});

test('recognises a workflow by a job that may request an identity', () => {
  expect(isWorkflow(WORKFLOW)).toBe(true);
  expect(isWorkflow({ ...WORKFLOW, ACTIONS_ID_TOKEN_REQUEST_URL: '' })).toBe(false);
});
