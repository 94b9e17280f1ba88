import { delimiter, dirname, join } from 'node:path';

/** Options for the executor itself, which Nx and the targets set. */
const OWN = ['command', '__unparsed__'];

/**
 * @typedef CommandLine
 * @property {string} program
 * @property {string[]} args
 */

/**
 * The command line of a target: its command, the options of its configuration as flags, and the typed arguments,
 * unchanged.
 * @param {string} command Space-separated words; no shell reads them.
 * @param {Record<string, unknown>} configured Options of the target and of its configuration.
 * @param {readonly string[]} typed
 * @returns {CommandLine}
 */
export function commandLine(command, configured, typed) {
  const [first = '', ...words] = command.split(' ').filter(Boolean);
  const isTyped = (/** @type {string} */ flag) =>
    typed.some((word) => word === flag || word.startsWith(`${flag}=`));
  const flags = Object.entries(configured)
    .filter(([name]) => !OWN.includes(name) && !isTyped(`--${name}`))
    .flatMap(([name, value]) => [value].flat().map((each) => flag(name, each)));
  return { program: first, args: [...words, ...flags, ...typed] };
}

/**
 * @param {string} name
 * @param {unknown} value
 */
const flag = (name, value) => (value === true ? `--${name}` : `--${name}=${value}`);

/**
 * Adds the programs of the workspace's packages to the PATH, as npm and Nx do, and before them the Node that runs Nx.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const withPackagePrograms = (root, env) => ({
  ...env,
  PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), env['PATH']]
    .filter(Boolean)
    .join(delimiter),
});
