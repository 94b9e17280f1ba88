import type { Completable, Value } from './describe-program.ts';

/** A script for fish; pure. */
export function fishScript(program: readonly Completable[]): string {
  const lines = program.flatMap(({ path, options, choices }) => {
    const when = quote(`test (__gatehouse_path) = ${quote(path.join(' '))}`);
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
  return `${start(program)}${lines.join('\n')}\ncomplete -c gatehouse -f -l help -d 'show help'\n`;
}

/** The typed command, so that the options of "run" are not offered for "gate run". */
function start(program: readonly Completable[]): string {
  const known = program.filter(({ path }) => path.length > 0).map(({ path }) => path.join(' '));
  return `# Completion of gatehouse for fish: gatehouse completion fish | source
function __gatehouse_path
    set -l at
    for word in (commandline -opc)[2..-1]
        switch "$at $word"
            case ${known.map((each) => quote(` ${each}`)).join(' ')}
                set at "$at $word"
        end
    end
    string trim -- "$at"
end
complete -c gatehouse -f
`;
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
