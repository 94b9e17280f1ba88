import type { Command, Option } from 'commander';

/** What can be typed after a command. */
export interface Completable {
  /** Path from the program: `[]`, `['gate', 'verify']`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly options: readonly CompletableOption[];
  /** Values of its first argument. */
  readonly choices: readonly string[];
}

export interface CompletableOption {
  readonly flags: readonly string[];
  readonly summary: string;
  readonly value: Value;
}

/** Values of an option. */
export type Value =
  | { readonly is: 'nothing' | 'file' | 'service' | 'environment' | 'other' }
  | { readonly is: 'choice'; readonly choices: readonly string[] };

/** All commands of the program, including itself and `gatehouse help`; pure. */
export function describeProgram(program: Command): Completable[] {
  const [root, ...commands] = describeCommand(program, []);
  const names = program.commands.map((command) => command.name());
  const help: Completable = {
    path: ['help'],
    summary: 'Explain a command, or cause and fix of an error',
    options: [{ flags: ['--json'], summary: 'write JSON to stdout', value: { is: 'nothing' } }],
    choices: [...names, 'errors'],
  };
  return [{ ...root!, choices: [...root!.choices, 'help'] }, ...commands, help];
}

function describeCommand(command: Command, path: readonly string[]): Completable[] {
  const children = command.commands;
  const [argument] = command.registeredArguments;
  return [
    {
      path,
      summary: firstSentence(command.summary() || command.description()),
      options: command.options.filter(({ hidden }) => !hidden).map(optionOf),
      choices: [...children.map((child) => child.name()), ...(argument?.argChoices ?? [])],
    },
    ...children.flatMap((child) => describeCommand(child, [...path, child.name()])),
  ];
}

const optionOf = (option: Option): CompletableOption => ({
  flags: [option.short, option.long].flatMap((flag) => flag ?? []),
  summary: firstSentence(option.description),
  value: valueOf(option),
});

function valueOf({ long, flags, argChoices, required, optional }: Option): Value {
  if (!required && !optional) return { is: 'nothing' };
  if (argChoices !== undefined) return { is: 'choice', choices: argChoices };
  if (long === '--service') return { is: 'service' };
  if (long === '--environment') return { is: 'environment' };
  return { is: /<(?:file|folder|evidence)>/.test(flags) ? 'file' : 'other' };
}

const firstSentence = (text: string): string =>
  /^(.*?)(?:[.;:]\s|\s\(|\.$|$)/s.exec(text)?.[1] ?? '';
