import { complaintsOf } from '../test/complaints-of.ts';
import { gateBeforeDeploy } from './gate-before-deploy.ts';

const values = (environment: string, image = 'x') =>
  `with: { service: s, environment: ${environment}, image: ${image} }`;
const deploy = (environment: string) =>
  `environment: ${environment}, steps: [{ uses: ./.github/actions/deploy, ${values(environment)} }]`;
const gate = (image = 'x') =>
  `uses: ./.github/workflows/gate.yml, with: { service: s, image: ${image} }`;

const when = (condition: string) => `if: "\${{ !cancelled() && ${condition} }}"`;
const IF = when("needs.superseded.outputs.superseded == 'false'");
const PASSED = when(
  "needs.gate.outputs.production == 'success' && needs.deploy-development.result == 'success'",
);

const JOBS: Record<string, string> = {
  trivy: 'steps: [{ uses: "docker://docker.io/aquasec/trivy:0.70.0@a" }]',
  grype: 'steps: [{ uses: "docker://docker.io/anchore/grype:v0.117.0@a" }]',
  gate: `needs: [trivy, grype], ${gate()}`,
  'deploy-development': `needs: gate, ${when("needs.gate.outputs.development == 'success'")}, ${deploy('development')}`,
  superseded: `needs: [gate, deploy-development], ${PASSED}, uses: ./.github/workflows/superseded.yml, ${values('production')}`,
  'deploy-production': `needs: [gate, superseded], ${IF}, ${deploy('production')}`,
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
  it('accepts a gate before the deployment, and the environment before the gate', () => {
    expect(complaints()).toEqual([]);
  });

  it.each([
    ['no gate', { gate: '' }, 'Job deploy-production needs the gate of this image for production'],
    [
      'the gate of another environment',
      { superseded: JOBS['superseded']!.replace('outputs.production', 'outputs.development') },
      "Job superseded must run when the gate passed the image for production, after the environments before it, and not otherwise: if: ${{ !cancelled() && needs.gate.outputs.production == 'success' && needs.deploy-development.result == 'success' }}",
    ],
    [
      'a deployment whatever the gate says',
      { 'deploy-development': `needs: gate, ${deploy('development')}` },
      "Job deploy-development must run when the gate passed the image for development, after the environments before it, and not otherwise: if: ${{ !cancelled() && needs.gate.outputs.development == 'success' }}",
    ],
    [
      'the gate of another image',
      production('image: x', 'image: y'),
      'Job deploy-production needs the gate of this image for production',
    ],
    ['a gate without a scan', { gate: gate() }, 'Job gate needs a scan by trivy'],
    [
      'a gate with one of two scans',
      { gate: `needs: trivy, ${gate()}` },
      'Job gate needs a scan by grype',
    ],
    ['reviewers who are asked for a superseded commit', production(`${IF}, `, ''), ASKED],
    ['a condition that lets it run after a failure', production(IF, 'if: always()'), ASKED],
    [
      'a condition further up',
      { trivy: `if: always(), ${JOBS['trivy']}` },
      'Job trivy must run when all before it succeeded, and not otherwise',
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

  it('finds an omitted environment', () => {
    const changes = {
      superseded: JOBS['superseded']!.replace('[gate, deploy-development]', 'gate'),
    };
    expect(complaints(changes)).toEqual([
      'Job deploy-production needs the deployment to development',
    ]);
  });
});
