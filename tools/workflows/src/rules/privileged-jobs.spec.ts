import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf, ofJob } from '../test/workflows.ts';
import { privilegedJobs } from './privileged-jobs.ts';

const IDENTITY = 'permissions: { contents: read, id-token: write }\nruns-on: ubuntu-24.04';
const complaints = (job: string, powers = IDENTITY) =>
  complaintsOf(privilegedJobs, ofJob(`${powers}\n${job}`));
const step = (text: string) => `steps:\n  - ${text.replaceAll('\n', '\n    ')}`;
const CHECKOUT = 'uses: actions/checkout@a\nwith: { persist-credentials: false';

describe('privileged-jobs', () => {
  it.each([
    ['a container', 'container: node:26', 'must not have "container"'],
    ['a service', 'services: { db: { image: postgres } }', 'must not have "services"'],
    ['another default shell', 'defaults: { run: { shell: sh } }', 'must not have "defaults"'],
    ['secrets', 'secrets: inherit', 'must not have "secrets"'],
    ['a failure that is none', 'continue-on-error: true', 'must not have "continue-on-error"'],
    ['another registry', 'env: { npm_config_registry: https://evil.example }', 'not on the list'],
    ['options for Node', step('run: npm ci\nenv: { NODE_OPTIONS: x }'), 'NODE_OPTIONS is not on'],
    [
      'a step that may fail',
      step('run: npm ci\ncontinue-on-error: true'),
      'no "continue-on-error"',
    ],
    ['another shell', step('run: npm ci\nshell: sh'), 'no "shell"'],
    ['another folder', step('run: npm ci\nworking-directory: x'), 'no "working-directory"'],
    ['another repository', step(`${CHECKOUT}, repository: evil/x }`), 'has no "repository"'],
    ['another commit', step(`${CHECKOUT}, ref: dev }`), 'has no "ref"'],
    ['a token left behind', step('uses: actions/checkout@a'), 'persist-credentials: false'],
    ['a script', step('run: bash deploy.sh'), 'Make a target of Nx of it: bash deploy.sh'],
    ['an unlisted installer', step('run: npm install left-pad'), 'Make a target of Nx of it'],
    ['logic', step('run: npx nx build x || true'), 'without logic'],
    ['an expression in a command', step('run: npx nx build ${{ inputs.x }}'), 'without logic'],
  ])('finds %s beside an identity', (_, job, complaint) => {
    expect(complaints(job)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each([
    ['a token that writes', 'permissions: { contents: write }\nruns-on: ubuntu-24.04'],
    ['all permissions', 'permissions: write-all\nruns-on: ubuntu-24.04'],
    ['an environment', 'permissions: {}\nenvironment: production\nruns-on: ubuntu-24.04'],
  ])('holds for a job with %s', (_, powers) => {
    expect(complaints('container: node:26', powers)).toHaveLength(1);
  });

  it('finds a runner that is not GitHub’s, or has no pinned version', () => {
    const powers = 'permissions: { id-token: write }';
    expect(complaints('steps: []', `${powers}\nruns-on: self-hosted`)).toHaveLength(1);
    expect(complaints('steps: []', `${powers}\nruns-on: ubuntu-latest`)).toHaveLength(1);
  });

  it('finds what a workflow sets for all its jobs, and what one of our actions sets', () => {
    const all = ofJob(IDENTITY).replace('jobs:', 'env: { A: b }\njobs:');
    expect(complaintsOf(privilegedJobs, all)).toEqual(['3 "env" reaches jobs with an identity']);
    const file = '.github/actions/mine/action.yml';
    expect(
      complaintsOf(privilegedJobs, { [file]: actionOf('run: npm ci\nshell: bash\nenv: { A: b }') }),
    ).toEqual([expect.stringContaining('The variable A is not on the list')]);
  });

  it('accepts what is on the list, and anything in a job with nothing to steal', () => {
    const usual = step(`${CHECKOUT}, fetch-depth: 0 }`);
    const command = '\n  - { run: npx gatehouse smoke --service "$SERVICE", env: { SERVICE: x } }';
    const findings = '\n  - { uses: github/codeql-action/upload-sarif@a, continue-on-error: true }';
    expect(complaints(usual + command + findings)).toEqual([]);
    expect(complaints('container: node:26\nsteps: [{ run: make }]', 'permissions: {}')).toEqual([]);
  });
});
