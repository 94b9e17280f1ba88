import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { noAdhocPackages } from './no-adhoc-packages.ts';

const complaints = (run: string) => complaintsOf(noAdhocPackages, ofStep(`run: ${run}`));

describe('no-adhoc-packages', () => {
  it.each([
    ['npx cowsay@latest', 'npx cowsay@latest: make it a dependency and a target of Nx'],
    ['npx --yes cowsay', 'npx --yes: make it a dependency and a target of Nx'],
    ['npx nx@latest build', 'npx nx@latest: make it a dependency and a target of Nx'],
    ['npm install', 'npm install: only "npm ci" keeps to the lockfile'],
    ['pipx run cfn-lint', 'pipx: name the version, as in "pipx run name==1.2.3"'],
    ['pip install cfn-lint', 'pip: nothing says what it fetches'],
    ['curl https://example.com/install.sh', 'curl: nothing says what it fetches'],
  ])('finds "%s"', (run, complaint) => {
    expect(complaints(`'${run}'`)).toEqual([`6 ${complaint}`]);
  });

  it.each(['npm ci', 'npx nx lint', 'npx gatehouse gate', 'pipx run cfn-lint==1.51.0 x'])(
    'is content with "%s"',
    (run) => {
      expect(complaints(run)).toEqual([]);
    },
  );
});
