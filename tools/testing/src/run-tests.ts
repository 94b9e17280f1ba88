import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findLeaks } from './find-leaks.ts';
import { failedTests } from './failed-tests.ts';
import { clearRecordedOutput, recordedOutput } from './recorded-output.ts';
import { seededSecrets } from './seeded-secrets.ts';
import { addUpTests } from './totals.ts';

/**
 * `npm test`: runs the tests of all projects, then searches everything that was printed for the
 * secret values that tests use, and closes with what failed and the total. Arguments go to `nx run-many`.
 */
const workspace = process.cwd();
clearRecordedOutput(workspace);
const { output, exitCode } = await runAllTests(process.argv.slice(2));

const recorded = recordedOutput(workspace);
const leaks = [{ file: 'the output of the test run', text: output }, ...recorded].flatMap(
  ({ file, text }) => findLeaks(text, seededSecrets).map((name) => `${name} in ${file}`),
);
const totals = addUpTests(output);
const characters = recorded.reduce((sum, { text }) => sum + text.length, output.length);
const failures = failedTests(output);
if (leaks.length > 0) failures.push(`Secret values were printed: ${leaks.join(', ')}`);
else print(`\nNo seeded secret value in ${characters.toLocaleString('en')} characters of output`);

// The search counts as one test, and so does a project that failed without counting any.
const crashed = exitCode !== 0 && totals.failed === 0 ? 1 : 0;
if (crashed && failures.length === 0)
  failures.push(`nx run-many -t test: exit code ${exitCode}, see "Failed tasks" above`);
const passed = totals.passed + (leaks.length > 0 ? 0 : 1);
const failed = totals.failed + crashed + (leaks.length > 0 ? 1 : 0);
if (failures.length > 0) print(['\nFailed:', ...failures].join('\n  '));
print(
  `${passed} passed, ${failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exitCode = failed > 0 ? 1 : 0;

async function runAllTests(args: readonly string[]) {
  const child = spawn('npx', ['nx', 'run-many', '-t', 'test', '--output-style=static', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // Without its daemon, Nx starts a process for each plugin: seconds before the first test.
      NX_ISOLATE_PLUGINS: 'false',
      ...process.env,
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
    },
  });
  let output = '';
  const pass = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    output += chunk.toString();
    stream.write(chunk);
  };
  child.stdout.on('data', pass(process.stdout));
  child.stderr.on('data', pass(process.stderr));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { output, exitCode };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
