import type { DocumentedCommand } from './documented-commands.ts';
import type { Problem } from './problem.ts';

/** What a documented command may call. */
export interface KnownCommands {
  /** Scripts of the workspace's package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Targets by every name of their project. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly generators: ReadonlySet<string>;
  /** Commands of `gatehouse`. */
  readonly gatehouse: ReadonlySet<string>;
}

/** Commands of Nx that name no target. */
const NX = new Set(
  'add affected connect daemon format format:check graph init list migrate release report reset run run-many show sync sync:check'.split(
    ' ',
  ),
);
/** Commands of npm besides scripts that are always there. */
const NPM = new Set(
  'ci cit install update create pack publish view audit config exec test start'.split(' '),
);
/** A name that the reader chooses, such as NAME or payments. */
const PLACEHOLDER = /^(?:[A-Z][A-Z_-]*|\$\w+|<.*>)$/;

/** Documented commands of npm, Nx and Gatehouse that do not exist. */
export function commandProblems(
  file: string,
  commands: readonly DocumentedCommand[],
  known: KnownCommands,
): Problem[] {
  return commands.flatMap(({ line, words }) => {
    const message = problemOf(withoutVariables(words), known);
    return message === undefined ? [] : [{ file, line, message }];
  });
}

function problemOf([first, second, ...rest]: readonly string[], known: KnownCommands) {
  if (first === 'npm' && second === 'run')
    return known.scripts.has(rest[0]!) ? undefined : `there is no script "${rest[0]}"`;
  if (first === 'npm' && second !== undefined && !NPM.has(second) && !second.startsWith('-'))
    return `npm has no command "${second}"`;
  if (first !== 'npx') return undefined;
  if (second === 'nx') return nxProblem(rest, known);
  if (second === 'gatehouse') return gatehouseProblem(rest[0], known);
  return undefined;
}

function gatehouseProblem(command: string | undefined, { gatehouse }: KnownCommands) {
  if (command === undefined || command.startsWith('-') || gatehouse.has(command)) return undefined;
  return `there is no "gatehouse ${command}"`;
}

function nxProblem(words: readonly string[], { targets, generators }: KnownCommands) {
  const [command = '', subject = ''] = words;
  if (command === 'generate' || command === 'g') {
    const name = subject.replace(/^@gatehouse\/nx:/, '');
    return name.includes(':') || name.startsWith('-') || generators.has(name)
      ? undefined
      : `there is no generator "${subject}"`;
  }
  if (NX.has(command) || command.startsWith('-')) return undefined;
  const all = new Set([...targets.values()].flatMap((some) => [...some]));
  if (!all.has(command)) return `no project has a target "${command}"`;
  const own = targets.get(subject);
  return own === undefined || own.has(command) || PLACEHOLDER.test(subject)
    ? undefined
    : `${subject} has no target "${command}"`;
}

/** Without `NAME=value` in front. */
function withoutVariables(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  return start === -1 ? [] : words.slice(start);
}
