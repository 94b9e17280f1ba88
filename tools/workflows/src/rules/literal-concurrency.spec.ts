import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob } from '../test/workflows.ts';
import { literalConcurrency } from './literal-concurrency.ts';

const complaints = (job: string) => complaintsOf(literalConcurrency, ofJob(job));

describe('literal-concurrency', () => {
  it.each(['github.workflow', 'github.run_id', 'github.job', 'github.head_ref'])(
    'finds %s in a group',
    (name) => {
      const group = `x-\${{ ${name} }}`;
      expect(complaints(`concurrency: ${group}`)).toEqual([
        `5 "${name}" in the group ${group}: write out what it is about`,
      ]);
    },
  );

  it('finds a job in an environment whose group does not include the environment', () => {
    for (const concurrency of ['', 'concurrency: deploy', 'concurrency: { group: deploy-staging }'])
      expect(complaints(`environment: production\n${concurrency}`)[0]).toMatch(
        'Job job must have a group that ends with "-production"',
      );
  });

  it('finds a job in an environment that the next one would cancel', () => {
    for (const more of ['', ', cancel-in-progress: true'])
      expect(
        complaints(`environment: production\nconcurrency: { group: a-production${more} }`),
      ).toEqual([expect.stringContaining('must say "cancel-in-progress: false"')]);
  });

  it('finds a group that a caller and a called workflow share', () => {
    const caller =
      'on: push\nconcurrency: x-${{ github.ref }}\njobs:\n  a: { uses: ./.github/workflows/b.yml }\n';
    const called = (group: string) => ofJob(`concurrency: { group: "${group}" }`);
    const both = (group: string) =>
      complaintsOf(literalConcurrency, {
        '.github/workflows/a.yml': caller,
        '.github/workflows/b.yml': called(group),
      });
    expect(both('x-${{ inputs.service }}')).toEqual([
      '2 The group x-${{ github.ref }} is used twice in one run, which would wait for itself',
    ]);
    expect(both('y-${{ inputs.service }}')).toEqual([]);
  });

  it('finds a group that two jobs share', () => {
    const jobs = ofJob('concurrency: x') + '\n  other:\n    concurrency: x\n';
    expect(complaintsOf(literalConcurrency, jobs)).toEqual([
      '7 The group x is used twice in one run, which would wait for itself',
    ]);
  });

  it('accepts a group for each service and environment', () => {
    expect(
      complaints(
        'environment: production\nconcurrency: { group: "deploy-${{ inputs.service }}-production", cancel-in-progress: false }',
      ),
    ).toEqual([]);
  });
});
