import { complaintsOf } from '../test/complaints-of.ts';
import { gateBeforeDeploy } from './gate-before-deploy.ts';

const values = (environment: string, image = 'x') =>
  `with: { service: s, environment: ${environment}, image: ${image} }`;
const deploy = (environment: string) =>
  `environment: ${environment}, steps: [{ uses: ./.github/actions/deploy, ${values(environment)} }]`;
const gate = (environment: string) => `uses: ./.github/workflows/gate.yml, ${values(environment)}`;

const IF = `if: "needs.superseded.outputs.superseded == 'false'"`;

const JOBS: Record<string, string> = {
  trivy: 'steps: [{ uses: "docker://docker.io/aquasec/trivy:0.70.0@a" }]',
  grype: 'steps: [{ uses: "docker://docker.io/anchore/grype:v0.117.0@a" }]',
  'gate-development': `needs: [trivy, grype], ${gate('development')}`,
  'deploy-development': `needs: gate-development, ${deploy('development')}`,
  'gate-production': `needs: [trivy, grype], ${gate('production')}`,
  superseded: `needs: deploy-development, uses: ./.github/workflows/superseded.yml, ${values('production')}`,
  'deploy-production': `needs: [gate-production, superseded], ${IF}, ${deploy('production')}`,
};

const ASKED =
  'Job deploy-production must not ask reviewers for a commit that is superseded: it needs superseded.yml, and "if:" its output is \'false\'';

/** What is said of the jobs, some of them changed; one that is empty is missing. */
const complaints = (changes: Record<string, string> = {}) =>
  complaintsOf(
    gateBeforeDeploy,
    `on: push\njobs:\n${Object.entries({ ...JOBS, ...changes })
      .filter(([, job]) => job !== '')
      .map(([name, job]) => `  ${name}: { ${job} }\n`)
      .join('')}`,
  ).map((complaint) => complaint.slice(complaint.indexOf(' ') + 1));

const production = (before: string, after: string) => ({
  'deploy-production': JOBS['deploy-production']!.replace(before, after),
});

describe('gate-before-deploy', () => {
  it('is content with a gate before, and the environment before that', () => {
    expect(complaints()).toEqual([]);
  });

  it.each([
    [
      'no gate',
      production('[gate-production, superseded]', 'superseded'),
      'Job deploy-production needs the gate of this image for production',
    ],
    [
      'the gate of another environment',
      { 'gate-production': `needs: [trivy, grype], ${gate('development')}` },
      'Job deploy-production needs the gate of this image for production',
    ],
    [
      'the gate of another image',
      production('image: x', 'image: y'),
      'Job deploy-production needs the gate of this image for production',
    ],
    [
      'a gate without a scan',
      { 'gate-production': gate('production') },
      'Job gate-production needs a scan by trivy',
    ],
    [
      'a gate with one of two scans',
      { 'gate-production': `needs: trivy, ${gate('production')}` },
      'Job gate-production needs a scan by grype',
    ],
    ['reviewers who are asked for a superseded commit', production(`${IF}, `, ''), ASKED],
    [
      'a condition that lets it run after a failure',
      production(IF, 'if: always()'),
      'Job deploy-production must run when all before it succeeded, and not otherwise',
    ],
    [
      'a condition further up',
      { superseded: `if: false, ${JOBS['superseded']}` },
      'Job superseded must run when all before it succeeded, and not otherwise',
    ],
    [
      'another environment, with other reviewers',
      production('environment: production', 'environment: development'),
      'Job deploy-production must be in the environment production',
    ],
    ['nothing of production', { 'deploy-production': '' }, 'Nothing deploys to production'],
  ])('finds %s', (_, changes, complaint) => {
    expect(complaints(changes as Record<string, string>)).toContain(complaint);
  });

  it('finds an environment that is left out', () => {
    const changes = { superseded: JOBS['superseded']!.replace('needs: deploy-development,', '') };
    expect(complaints(changes)).toEqual([
      'Job deploy-production needs the deployment to development',
    ]);
  });
});
