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

  it('finds a job that outlives the session of its role', () => {
    const role = 'steps: [{ uses: ./.github/actions/aws, with: { role: build } }]';
    expect(complaints(`timeout-minutes: 90\n${role}`)).toEqual([
      '5 Job job must say "timeout-minutes", with 60 at the most',
    ]);
    expect(complaints(`timeout-minutes: 60\n${role}`)).toEqual([]);
    expect(complaints('timeout-minutes: 90')).toEqual([]);
    const deploys = role.replace('build', 'deploy');
    expect(complaints(`timeout-minutes: 120\n${deploys}`)).toEqual([]);
    expect(complaints(`timeout-minutes: 121\n${deploys}`)).toHaveLength(1);
  });

  it('accepts minutes, and a job that calls a workflow, which cannot have any', () => {
    expect(complaints('timeout-minutes: 30')).toEqual([]);
    expect(complaints('uses: ./.github/workflows/b.yml')).toEqual([]);
  });
});
