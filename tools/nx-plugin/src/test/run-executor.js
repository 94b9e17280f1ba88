import runCommand from '../executors/run-command.js';

/**
 * Runs the executor in a process of its own, as Nx does: `run-executor.js ROOT COMMAND [what was typed]`. CONTINUOUS=true
 * makes it the one of a server.
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
