// JavaScript, like the inference: Nx loads it for each task that it runs.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { commandLine, withPackagePrograms } from './command-line.js';
import { ignoreSignals, forwardSignals } from './forward-signals.js';
import { wholeLines } from './whole-lines.js';

/**
 * Nx counts a server that exits as a success, regardless of its exit code, unless the code is that of a signal. In that
 * case the run is incomplete, and Nx exits with 130 ("handleContinuousTaskExit" of its task orchestrator).
 */
const STOPPED = 128 + constants.signals.SIGTERM;

/**
 * @typedef Options
 * @property {string} command
 * @property {string[]} [__unparsed__] The arguments after the project.
 */

/**
 * Runs the command of a target in the workspace's folder. Unlike "nx:run-commands" it has a schema for each target, so
 * that `nx TARGET PROJECT --help` prints the options of the command.
 * @param {Options} options
 * @param {import('@nx/devkit').ExecutorContext} context
 * @returns {Promise<{ success: boolean }>} if the command succeeds; otherwise, the process exits with the command's
 * code, or for a server with that of a signal
 */
export default async function runCommand(options, { root, target, configurationName }) {
  const configured = { ...target?.options, ...target?.configurations?.[configurationName ?? ''] };
  const { program, args } = commandLine(options.command, configured, options.__unparsed__ ?? []);
  const output = process.stdout.isTTY ? 'inherit' : 'pipe';
  ignoreSignals();
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(program, args, {
    cwd: root,
    env: withPackagePrograms(root, process.env),
    stdio: ['ignore', output, output],
  });
  child.stdout?.setEncoding('utf8').pipe(wholeLines()).pipe(process.stdout);
  child.stderr?.setEncoding('utf8').pipe(wholeLines()).pipe(process.stderr);
  forwardSignals(child);
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.once('error', ({ message }) => {
      process.stderr.write(`Cannot run ${program}: ${message}\n`);
      resolve(1);
    });
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)]),
    );
  });
  if (code !== 0) process.exit(target?.continuous ? STOPPED : code);
  return { success: true };
}
