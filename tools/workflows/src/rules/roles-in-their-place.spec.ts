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
      'Job job takes the build role of registry, which trusts no job in an environment',
    ]);
  });

  it.each([
    ['gate', 'deliver-service'],
    ['gate', 'rescan-batch'],
    ['rescan', 'deliver-service'],
    ['rescan', 'deliver'],
    ['status', 'rescan-batch'],
    ['build', 'gate'],
    ['status', 'other'],
  ])('finds the role %s in %s.yml, which it does not trust', (role, file) => {
    expect(
      complaints('name: x', taking(role, 'registry'), `.github/workflows/${file}.yml`),
    ).toEqual([`Job job takes the ${role} role of registry, which trusts other files`]);
  });

  it.each([
    ['admin', 'registry'],
    ['toString', 'registry'],
    ['build', 'production'],
    ['deploy', 'registry'],
  ])('finds the %s role of %s, which does not exist', (role, environment) => {
    expect(complaints(`environment: ${environment}`, taking(role, environment))).toContain(
      `Job job takes the ${role} role of ${environment}, which there is not`,
    );
  });

  it('finds a job that cannot assume any role', () => {
    expect(complaints('name: x', taking('build', 'registry'), undefined, '{}')).toEqual([
      'Job job takes the build role of registry, and needs "id-token: write"',
    ]);
  });

  it('accepts each role in its place', () => {
    expect(complaints('environment: production', deploying('production'))).toEqual([]);
    expect(complaints('name: x', taking('build', 'registry'))).toEqual([]);
    const given = '${{ inputs.environment }}';
    const job = `environment: "${given}"`;
    expect(complaints(job, taking('deploy', `"${given}"`))).toEqual([]);
  });
});
