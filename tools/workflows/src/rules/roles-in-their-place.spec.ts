import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofJob } from '../test/workflows.ts';
import { rolesInTheirPlace } from './roles-in-their-place.ts';

const DEPLOY = {
  '.github/actions/deploy/action.yml': actionOf(
    'uses: ./.github/actions/aws\nwith: { role: deploy, environment: "${{ inputs.environment }}" }',
  ),
};
/** A job in the workflow that delivers, with a step. */
const complaints = (
  job: string,
  step: string,
  file = '.github/workflows/deliver-service.yml',
  permissions = '{ id-token: write }',
) =>
  complaintsOf(rolesInTheirPlace, {
    ...DEPLOY,
    [file]: ofJob(`permissions: ${permissions}\n${job}\nsteps: [{ ${step} }]`),
  }).map((complaint) => complaint.slice(complaint.indexOf(' ') + 1));

const taking = (role: string, environment: string) =>
  `uses: ./.github/actions/aws, with: { role: ${role}, environment: ${environment} }`;
const deploying = (environment: string) =>
  `uses: ./.github/actions/deploy, with: { environment: ${environment} }`;

describe('roles-in-their-place', () => {
  it.each([
    ['name: x', taking('deploy', 'production')],
    ['environment: staging', taking('deploy', 'production')],
    ['environment: staging', deploying('production')],
  ])('finds a job with "%s" that takes a role of production', (job, step) => {
    expect(complaints(job, step)).toEqual([
      'Job job takes the deploy role of production: say "environment: production"',
    ]);
  });

  it('finds an environment where the role trusts the branch', () => {
    expect(complaints('environment: production', taking('build', 'registry'))).toEqual([
      'Job job takes the role build, which trusts no job in an environment',
    ]);
  });

  it('finds a role that trusts other files, or is none', () => {
    const other = '.github/workflows/other.yml';
    for (const role of ['gate', 'admin'])
      expect(complaints('name: x', taking(role, 'registry'), other)).toEqual([
        `Job job takes the role ${role}, which trusts other files`,
      ]);
  });

  it('finds a job that could take none', () => {
    expect(complaints('name: x', taking('gate', 'registry'), undefined, '{}')).toEqual([
      'Job job takes a role, and needs "id-token: write"',
    ]);
  });

  it('is content with each in its place', () => {
    expect(complaints('environment: production', deploying('production'))).toEqual([]);
    expect(complaints('name: x', taking('build', 'registry'))).toEqual([]);
  });
});
