import type { Completable, Value } from './describe-program.ts';
import { quote, valueCases } from './value-cases.ts';

/** A script for zsh, to be sourced or autoloaded from a folder in $fpath; pure. */
export function zshScript(program: readonly Completable[]): string {
  const known = program.filter(({ path }) => path.length > 0).map(({ path }) => path.join(' '));
  return `#compdef gatehouse
# Completion of gatehouse for zsh: source <(gatehouse completion zsh)
_gatehouse() {
  local at= word prev=\${words[CURRENT-1]} i
  local -a commands options
  for ((i = 2; i < CURRENT; i++)); do
    word=\${words[i]}
    case "\${at:+$at }$word" in
      ${known.map(quote).join(' | ')}) at="\${at:+$at }$word" ;;
      *' --') _files; return ;;
    esac
  done
  if [[ \${words[CURRENT]} == --*=* ]]; then
    prev=\${words[CURRENT]%%=*}
    compset -P '*='
  fi
  case "$at:$prev" in
${program.flatMap((each) => valueCases(each, replyOf)).join('\n')}
  esac
  case "$at" in
${program.map((each) => wordCase(each, program)).join('\n')}
  esac
  _describe command commands
  _describe -o option options
}
(( $+functions[compdef] )) || { autoload -U compinit && compinit; }
if [[ \${funcstack[1]} == _gatehouse ]]; then _gatehouse "$@"; else compdef _gatehouse gatehouse; fi
`;
}

function replyOf(value: Value): string | undefined {
  if (value.is === 'nothing') return undefined;
  if (value.is === 'other') return "_message 'a value'";
  if (value.is === 'file') return '_files';
  const words =
    value.is === 'choice'
      ? value.choices.map(quote).join(' ')
      : `\${(f)"$(gatehouse completion --list ${value.is} 2>/dev/null)"}`;
  return `compadd -- ${words}`;
}

function wordCase(
  { path, options, choices }: Completable,
  program: readonly Completable[],
): string {
  const commands = choices.map((choice) => {
    const child = program.find((each) => each.path.join(' ') === [...path, choice].join(' '));
    return described(choice, child?.summary);
  });
  const flags = options.flatMap(({ flags, summary }) =>
    flags.map((flag) => described(flag, summary)),
  );
  const lists = `commands=(${commands.join(' ')}) options=(${[...flags, "'--help:show help'"].join(' ')})`;
  return `    ${quote(path.join(' '))}) ${lists} ;;`;
}

const described = (word: string, summary: string | undefined) =>
  quote(summary ? `${word.replaceAll(':', '\\:')}:${summary}` : word);
