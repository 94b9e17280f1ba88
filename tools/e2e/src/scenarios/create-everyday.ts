import { everyday } from '../everyday.ts';
import type { Scenario } from '../scenario.ts';

export default {
  title: 'a team works in a workspace that npm create gatehouse made',
  nightly: true,
  async run(surroundings) {
    const { run, step } = surroundings;
    const cwd = 'shop';
    step('npm create gatehouse');
    await run('npm', [
      ...['create', '--yes', 'gatehouse@latest', 'shop', '--'],
      ...['--service=catalogue', '--no-interactive'],
    ]);
    await everyday(surroundings, cwd);
    step('npm cit');
    await run('npm', ['cit'], { cwd });
  },
} satisfies Scenario;
