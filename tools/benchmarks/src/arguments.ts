export const NAMES = [
  'logging',
  'http',
  'start',
  'restart',
  'workspace',
  'container',
  'gate',
  'synthesis',
] as const;
export type Name = (typeof NAMES)[number];

export interface Arguments {
  names: readonly Name[];
  quick: boolean;
  json: boolean;
}

/** The command line was wrong; the message says so in one line. */
export class UsageError extends Error {}

/** Takes the arguments after the script's name. No name means all. Throws {@link UsageError}. */
export function parseArguments(args: readonly string[]): Arguments {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const names = args.filter((arg) => !arg.startsWith('-'));
  for (const flag of flags) {
    if (flag !== '--quick' && flag !== '--json') {
      throw new UsageError(`Unknown option "${flag}". There are: --quick, --json`);
    }
  }
  for (const name of names) {
    if (!isName(name)) {
      throw new UsageError(`Unknown benchmark "${name}". There are: ${NAMES.join(', ')}`);
    }
  }
  return {
    names: names.length === 0 ? NAMES : NAMES.filter((name) => names.includes(name)),
    quick: flags.includes('--quick'),
    json: flags.includes('--json'),
  };
}

function isName(name: string): name is Name {
  return (NAMES as readonly string[]).includes(name);
}
