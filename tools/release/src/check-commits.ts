import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { commitProblem } from './commit-problem.ts';

/** `nx commits release --base=REF`: checks the messages of the commits since a base. Exits with 1 where one is wrong. */
try {
  const { base } = parseArgs({ options: { base: { type: 'string' } } }).values;
  if (!base) throw new Error('--base must be given, such as --base=origin/main');
  const args = ['log', '--no-merges', '--format=%h %s', '--end-of-options', `${base}..HEAD`];
  const lines = execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
  const problems = lines.flatMap((line) => {
    const [commit = ''] = line.split(' ');
    const problem = commitProblem(line.slice(commit.length + 1));
    return problem ? [`${commit}: ${problem}`] : [];
  });
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(`${lines.length} commits, ${problems.length} of them wrong\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`commits: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
