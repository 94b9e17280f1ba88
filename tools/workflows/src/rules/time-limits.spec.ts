import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob } from '../test/workflows.ts';
import { timeLimits } from './time-limits.ts';

const complaints = (job: string) => complaintsOf(timeLimits, ofJob(job));

describe('time-limits', () => {
  it.each([
    'steps: []',
    'timeout-minutes: 360',
    'timeout-minutes: 0',
    "timeout-minutes: '${{ inputs.minutes }}'",
  ])('finds a job with "%s"', (job) => {
    expect(complaints(job)[0]).toMatch(/Job job must say "timeout-minutes"/);
  });

  it('is content with minutes, and with a job that calls a workflow, where there are none', () => {
    expect(complaints('timeout-minutes: 30')).toEqual([]);
    expect(complaints('uses: ./.github/workflows/b.yml')).toEqual([]);
  });
});
