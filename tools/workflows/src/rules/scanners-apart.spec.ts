import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofJob } from '../test/workflows.ts';
import { scannersApart } from './scanners-apart.ts';

const complaints = (job: string, more = '') =>
  complaintsOf(
    scannersApart,
    ofJob(`${job}\nsteps:\n  - uses: aquasecurity/trivy-action@a\n${more}`),
  );

describe('scanners-apart', () => {
  it.each([
    ['an identity', 'permissions: { id-token: write }', '"id-token: write"'],
    ['something to write to', 'permissions: { contents: write }', '"contents: write"'],
    ['everything', 'permissions: write-all', '"write-all"'],
    ['an environment', 'environment: production', 'an environment'],
    ['a secret', 'env: { KEY: "${{ secrets.KEY }}" }', 'secrets'],
  ])('finds a scanner beside %s', (_, job, power) => {
    expect(complaints(job)).toEqual([
      `7 aquasecurity/trivy-action@a is in job job, which has ${power}`,
    ]);
  });

  it('finds a scanner beside a role of AWS', () => {
    expect(complaints('permissions: {}', '  - uses: ./.github/actions/aws')).toEqual([
      '7 aquasecurity/trivy-action@a is in job job, which has a role of AWS',
    ]);
  });

  it('finds a scanner in one of our actions', () => {
    const file = '.github/actions/scan/action.yml';
    expect(complaintsOf(scannersApart, { [file]: actionOf('uses: docker://trivy') })).toEqual([
      `${file}:4 docker://trivy: use it in a job itself, where one sees what the job has`,
    ]);
  });

  it('accepts a scanner with at most read permissions, and actions of GitHub and AWS anywhere', () => {
    expect(complaints('permissions: { contents: read }')).toEqual([]);
    const job = 'permissions: { id-token: write }\nsteps: [{ uses: actions/attest@a }]';
    expect(complaintsOf(scannersApart, ofJob(job))).toEqual([]);
  });
});
