import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob } from '../test/workflows.ts';
import { secretsInEnvironments } from './secrets-in-environments.ts';

const complaints = (job: string) => complaintsOf(secretsInEnvironments, ofJob(job));
const KEY = 'env: { KEY: "${{ secrets.KEY }}" }';

describe('secrets-in-environments', () => {
  it.each([
    ['all of them handed over', 'secrets: inherit', 'Job job hands over all secrets'],
    ['one outside of an environment', KEY, 'Job job takes the secret KEY outside of any'],
    ['all at once', 'environment: x\nenv: { A: "${{ toJSON(secrets) }}" }', 'takes all secrets'],
  ])('finds %s', (_, job, complaint) => {
    expect(complaints(job)).toEqual([expect.stringContaining(complaint)]);
  });

  it('finds a secret that all jobs of a workflow can read', () => {
    expect(complaintsOf(secretsInEnvironments, `on: push\n${KEY}\njobs: {}\n`)).toEqual([
      '1 The secret KEY is open to more than one job',
    ]);
  });

  it('accepts a secret by name in an environment, and the token of the run', () => {
    expect(complaints(`environment: production\n${KEY}`)).toEqual([]);
    expect(complaints('env: { A: "${{ github.token }}" }')).toEqual([]);
  });
});
