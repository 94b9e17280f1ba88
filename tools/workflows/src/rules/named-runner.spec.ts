import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob } from '../test/workflows.ts';
import { namedRunner } from './named-runner.ts';

const complaints = (job: string) => complaintsOf(namedRunner, ofJob(job));

describe('named-runner', () => {
  it.each(['ubuntu-latest', 'self-hosted', '[self-hosted, linux]', "'${{ inputs.runner }}'"])(
    'finds %s',
    (runner) => {
      expect(complaints(`runs-on: ${runner}`)).toEqual([
        '5 Job job must run on a named version, such as ubuntu-24.04',
      ]);
    },
  );

  it('is content with a version, and with a job that calls a workflow', () => {
    for (const runner of ['ubuntu-24.04', 'ubuntu-24.04-arm'])
      expect(complaints(`runs-on: ${runner}`)).toEqual([]);
    expect(complaints('uses: ./.github/workflows/b.yml')).toEqual([]);
  });
});
