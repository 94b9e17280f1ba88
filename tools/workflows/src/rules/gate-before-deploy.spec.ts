import { complaintsOf } from '../test/complaints-of.ts';
import { gateBeforeDeploy } from './gate-before-deploy.ts';

const values = (environment: string, image = 'x') =>
  `with: { service: s, environment: ${environment}, image: ${image} }`;
const deploy = (environment: string) =>
  `environment: ${environment}, steps: [{ uses: ./.github/actions/deploy, ${values(environment)} }]`;
const gate = (environment: string) => `uses: ./.github/workflows/gate.yml, ${values(environment)}`;

const JOBS: Record<string, string> = {
  trivy: 'steps: [{ uses: aquasecurity/trivy-action@a }]',
  grype: 'steps: [{ uses: anchore/scan-action@a }]',
  'gate-development': `needs: [trivy, grype], ${gate('development')}`,
  'deploy-development': `needs: gate-development, ${deploy('development')}`,
  smoke: `needs: deploy-development, steps: [{ run: npx gatehouse smoke --environment development }]`,
  'gate-production': `needs: [trivy, grype], ${gate('production')}`,
  'deploy-production': `needs: [gate-production, smoke], ${deploy('production')}`,
};

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
      production('[gate-production, smoke]', 'smoke'),
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
      'Job gate-production needs a scan by Trivy',
    ],
    [
      'a gate with one of two scans',
      { 'gate-production': `needs: trivy, ${gate('production')}` },
      'Job gate-production needs a scan by Grype',
    ],
    [
      'no smoke test',
      production('[gate-production, smoke]', '[gate-production, deploy-development]'),
      'Job deploy-production needs the smoke test of development',
    ],
    [
      'a condition that lets it run after a failure',
      production('environment:', 'if: always(), environment:'),
      'Job deploy-production must run when all before it succeeded, and not otherwise',
    ],
    [
      'a condition further up',
      { smoke: `if: false, ${JOBS['smoke']}` },
      'Job smoke must run when all before it succeeded, and not otherwise',
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
    expect(complaints(production('[gate-production, smoke]', 'gate-production'))).toEqual([
      'Job deploy-production needs the deployment to development',
      'Job deploy-production needs the smoke test of development',
    ]);
  });
});
