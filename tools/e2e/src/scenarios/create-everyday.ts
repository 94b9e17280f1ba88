import { everyday } from '../everyday.ts';
import type { Scenario } from '../scenario.ts';

export default {
  title: 'a team works in a workspace that npm create gatehouse made',
  nightly: true,
  async run(surroundings) {
    const { run, step, read, write } = surroundings;
    const cwd = 'shop';
    step('npm create gatehouse');
    await run('npm', [
      ...['create', '--yes', 'gatehouse@latest', 'shop', '--'],
      ...['--service=catalogue', '--no-interactive'],
    ]);
    await everyday(surroundings, cwd);
    step('npm cit, and the templates of all stacks, with the ids that set-up finds');
    await run('npm', ['cit'], { cwd });
    const withoutComments = read(`${cwd}/gatehouse.json`).replaceAll(/^\s*\/\/.*$/gm, '');
    const settings = JSON.parse(withoutComments) as { environments: Record<string, object> };
    const hostedZone = 'Z0123456789ABCDEFGHIJ';
    const environments = Object.fromEntries(
      Object.entries(settings.environments).map(([name, each]) => [name, { ...each, hostedZone }]),
    );
    const ids = { organisationId: 1_000_001, repositoryId: 2_000_002 };
    write(`${cwd}/gatehouse.json`, JSON.stringify({ ...settings, ...ids, environments }, null, 2));
    await run('npx', ['nx', 'synth', 'infrastructure'], { cwd });
  },
} satisfies Scenario;
