import type { Completable, Value } from './describe-program.ts';

/** A script for fish; pure. */
export function fishScript(program: readonly Completable[]): string {
  const lines = program.flatMap(({ path, options, choices }) => {
    const when = conditionOf(path, program);
    return [
      ...choices.map((choice) => {
        const child = program.find((each) => each.path.join(' ') === [...path, choice].join(' '));
        return `complete -c gatehouse -f -n ${when} -a ${quote(choice)}${described(child?.summary)}`;
      }),
      ...options.map(
        ({ flags, summary, value }) =>
          `complete -c gatehouse -n ${when} ${flags.map(flagOf).join(' ')}${valueOf(value)}${described(summary)}`,
      ),
    ];
  });
  return `# Completion of gatehouse for fish: gatehouse completion fish | source\n${lines.join('\n')}\n`;
}

function conditionOf(path: readonly string[], program: readonly Completable[]): string {
  if (path.length === 0) return '__fish_use_subcommand';
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const children = program
    .filter((each) => each.path.length === path.length + 1)
    .filter((each) => path.every((word, at) => each.path[at] === word))
    .map((each) => each.path.at(-1) ?? '');
  const none =
    children.length === 0 ? [] : [`not __fish_seen_subcommand_from ${children.join(' ')}`];
  return quote([...seen, ...none].join('; and '));
}

const flagOf = (flag: string) =>
  flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`;

function valueOf(value: Value): string {
  if (value.is === 'nothing') return ' -f';
  if (value.is === 'file') return ' -r -F';
  if (value.is === 'other') return ' -x';
  const words =
    value.is === 'choice'
      ? value.choices.join(' ')
      : `(gatehouse completion --list ${value.is} 2>/dev/null)`;
  return ` -x -a ${quote(words)}`;
}

const described = (text: string | undefined) => (text ? ` -d ${quote(text)}` : '');
const quote = (text: string) => `'${text.replace(/\\/g, '\\\\').replaceAll("'", "\\'")}'`;
