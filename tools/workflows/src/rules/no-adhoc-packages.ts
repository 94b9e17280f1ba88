import { splitCommand } from '../commands/split-command.ts';
import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** Ours, which come from the lockfile. */
const OWN = new Set(['nx', 'gatehouse']);

/** What is fetched by name alone is whatever has that name today. zizmor: adhoc-packages. */
export const noAdhocPackages: Rule = {
  id: 'no-adhoc-packages',
  asks: 'What a step runs comes from the lockfile, or is named with its version',
  *check(set) {
    for (const { source, step, path } of stepsOf(set)) {
      const [program = '', first = '', ...rest] = splitCommand(step.run ?? '');
      const place = source.place(...path, 'run');
      if (program === 'npx' && !OWN.has(first))
        yield { place, message: `npx ${first}: make it a dependency and a target of Nx` };
      if (program === 'npm' && first !== 'ci')
        yield { place, message: `npm ${first}: only "npm ci" keeps to the lockfile` };
      if (program === 'pipx' && !/^[\w-]+==[\d.]+$/.test(rest[0] ?? ''))
        yield { place, message: `pipx: name the version, as in "pipx run name==1.2.3"` };
      if (['pip', 'pip3', 'curl', 'wget', 'gh', 'docker'].includes(program))
        yield { place, message: `${program}: nothing says what it fetches` };
    }
  },
};
