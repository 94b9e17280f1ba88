import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob, ofStep } from '../test/workflows.ts';
import { failsClosed } from './fails-closed.ts';

describe('fails-closed', () => {
  it.each([
    ['a job', ofJob('continue-on-error: true'), '5 Job job must fail when it fails'],
    ['a step', ofStep('uses: x\ncontinue-on-error: true'), '7 It must fail'],
    ['an error', ofStep('run: npx gatehouse gate || true'), '6 An error must not be swallowed'],
    ['all errors', ofStep('run: set +e'), '6 An error must not be swallowed'],
  ])('finds %s that is passed over', (_, workflow, complaint) => {
    expect(complaintsOf(failsClosed, workflow)).toEqual([complaint]);
  });

  it('is content with what fails', () => {
    expect(complaintsOf(failsClosed, ofStep('run: npx gatehouse gate'))).toEqual([]);
  });
});
