import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob } from '../test/workflows.ts';
import { noCredentialsOnPullRequests } from './no-credentials-on-pull-requests.ts';

const on = (trigger: string, job: string) => ofJob(job).replace('on: push', `on: ${trigger}`);

describe('no-credentials-on-pull-requests', () => {
  it.each([
    ['permissions: { id-token: write }', 'Job job has "id-token: write" on a pull request'],
    ['permissions: { contents: write }', 'Job job has "contents: write" on a pull request'],
    ['environment: staging', 'Job job enters an environment on a pull request'],
  ])('finds a job with "%s"', (job, complaint) => {
    expect(complaintsOf(noCredentialsOnPullRequests, on('pull_request', job))).toEqual([
      `5 ${complaint}`,
    ]);
  });

  it('follows calls', () => {
    const files = {
      '.github/workflows/a.yml': on('pull_request', 'uses: ./.github/workflows/b.yml'),
      '.github/workflows/b.yml': on('workflow_call', 'permissions: { id-token: write }'),
    };
    expect(complaintsOf(noCredentialsOnPullRequests, files)).toHaveLength(1);
  });

  it('accepts read permissions, and any permissions on main', () => {
    for (const [trigger, job] of [
      ['pull_request', 'permissions: { contents: read, security-events: write }'],
      ['push', 'permissions: { id-token: write }'],
    ] as const)
      expect(complaintsOf(noCredentialsOnPullRequests, on(trigger, job))).toEqual([]);
  });
});
