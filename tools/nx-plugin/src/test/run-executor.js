import runCommand from '../executors/run-command.js';

/**
 * Runs the executor in a separate process, as Nx does: `run-executor.js ROOT COMMAND [ARGUMENTS]`. CONTINUOUS=true
 * makes it that of a server.
 */
const [root = '', command = '', ...typed] = process.argv.slice(2);
const options = { command, __unparsed__: typed };
const continuous = process.env['CONTINUOUS'] === 'true';
const context = /** @type {import('@nx/devkit').ExecutorContext} */ ({
  root,
  target: { options, continuous },
});
const { success } = await runCommand(options, context);
process.exit(success ? 0 : 1);
