import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** What a script decides can be tried neither on a laptop nor in a test. */
export const thinSteps: Rule = {
  id: 'thin-steps',
  asks: 'A step is one action, one target of Nx or one command of gatehouse',
  *check(set) {
    for (const { source, step, path } of stepsOf(set)) {
      if (step.run === undefined) continue;
      const place = source.place(...path, 'run');
      const command = step.run.trim().replace(/ >> "\$GITHUB_OUTPUT"$/, '');
      if (!COMMANDS.some((pattern) => pattern.test(command)))
        yield { place, message: `Make a target of it: ${command.split('\n')[0]}` };
      if (/[;&|<>`\n]|\$\(/.test(command.replace(/'[^']*'/g, '')))
        yield { place, message: 'One command without logic: no pipes, no lists, no substitution' };
    }
  },
};

const COMMANDS = [
  /^npx (nx|gatehouse) \S/,
  /^npm ci$/,
  // Not written in JavaScript.
  /^pipx run cfn-lint==/,
  /^sudo apt-get install --yes strace$/,
  // How a job says no.
  /^exit 1$/,
];
