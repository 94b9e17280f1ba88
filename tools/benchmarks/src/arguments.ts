export const NAMES = [
  'logging',
  'http',
  'start',
  'restart',
  'workspace',
  'container',
  'gate',
  'report',
  'synthesis',
  'soak',
] as const;
export type Name = (typeof NAMES)[number];

export interface Arguments {
  names: readonly Name[];
  quick: boolean;
  json: boolean;
  /** How long to soak. */
  seconds?: number;
}

/** The AWS is away for a second in a quarter of the time. */
const LEAST_SECONDS = 20;

/** The command line was wrong; the message says so in one line. */
export class UsageError extends Error {}

/** What compares; the soak takes its time, and is run by its name. */
const ALL = NAMES.filter((name) => name !== 'soak');

/** Takes the arguments after the script's name. No name means all that compare. Throws {@link UsageError}. */
export function parseArguments(args: readonly string[]): Arguments {
  const at = args.indexOf('--seconds');
  const seconds = at === -1 ? undefined : Number(args[at + 1]);
  if (seconds !== undefined && !(Number.isInteger(seconds) && seconds >= LEAST_SECONDS))
    throw new UsageError(
      `--seconds takes a whole number from ${LEAST_SECONDS}, not "${args[at + 1] ?? ''}"`,
    );
  const others = at === -1 ? args : args.toSpliced(at, 2);
  const flags = others.filter((arg) => arg.startsWith('-'));
  const names = others.filter((arg) => !arg.startsWith('-'));
  for (const flag of flags) {
    if (flag !== '--quick' && flag !== '--json') {
      throw new UsageError(`Unknown option "${flag}". There are: --quick, --json, --seconds`);
    }
  }
  for (const name of names) {
    if (!isName(name)) {
      throw new UsageError(`Unknown benchmark "${name}". There are: ${NAMES.join(', ')}`);
    }
  }
  return {
    names: names.length === 0 ? ALL : NAMES.filter((name) => names.includes(name)),
    quick: flags.includes('--quick'),
    json: flags.includes('--json'),
    ...(seconds !== undefined && { seconds }),
  };
}

function isName(name: string): name is Name {
  return (NAMES as readonly string[]).includes(name);
}
