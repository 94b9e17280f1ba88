import { complaintsOf } from '../test/complaints-of.ts';
import { safeTriggers } from './safe-triggers.ts';

const complaints = (on: string) => complaintsOf(safeTriggers, `on: ${on}\njobs: {}\n`);

describe('safe-triggers', () => {
  it.each(['pull_request_target', 'workflow_run', 'issue_comment', 'repository_dispatch'])(
    'finds %s in any notation',
    (trigger) => {
      for (const on of [trigger, `[push, ${trigger}]`, `{ push: , ${trigger}: }`])
        expect(complaints(on)).toEqual([`1 "${trigger}" is not safe`]);
    },
  );

  it('accepts triggers that outsiders cannot use', () => {
    expect(complaints('[pull_request, merge_group, push, schedule]')).toEqual([]);
    expect(complaints('[workflow_dispatch, workflow_call]')).toEqual([]);
  });
});
