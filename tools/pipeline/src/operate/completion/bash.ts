import type { Completable, Value } from './describe-program.ts';
import { quote, valueCases } from './value-cases.ts';

/** Bash's own completion of files, which quotes them; version 3 has no "compopt". */
const FILES = 'compopt -o default 2>/dev/null || _gatehouse_offer "$(compgen -f -- "$cur")"';

/** A script for bash 3.2 and later, to be sourced; pure. */
export function bashScript(program: readonly Completable[]): string {
  const known = program.filter(({ path }) => path.length > 0).map(({ path }) => path.join(' '));
  return `# Completion of gatehouse for bash: source <(gatehouse completion bash)
# Offers those lines that begin with what is typed. "compgen -W" would expand names: $(...) in one would run.
_gatehouse_offer() {
  local line
  while IFS= read -r line; do
    [[ -n $line && $line == "$cur"* ]] && COMPREPLY+=("$line")
  done <<< "$1"
}
_gatehouse() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path= word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "\${path:+$path }$word" in
      ${known.map(quote).join(' | ')}) path="\${path:+$path }$word" ;;
      *' --') ${FILES}; return ;;
    esac
  done
  # Bash splits --service=payments at the equals sign.
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case "$path:$prev" in
${program.flatMap((each) => valueCases(each, replyOf)).join('\n')}
  esac
  case "$path" in
${program.map(wordCase).join('\n')}
  esac
}
complete -F _gatehouse gatehouse
`;
}

function replyOf(value: Value): string | undefined {
  if (value.is === 'nothing') return undefined;
  if (value.is === 'other') return 'COMPREPLY=()';
  if (value.is === 'file') return FILES;
  if (value.is === 'choice')
    return `COMPREPLY=($(compgen -W ${quote(value.choices.join(' '))} -- "$cur"))`;
  return `_gatehouse_offer "$(gatehouse completion --list ${value.is} 2>/dev/null)"`;
}

function wordCase({ path, options, choices }: Completable): string {
  const words = [...choices, ...options.flatMap(({ flags }) => flags), '--help'].join(' ');
  return `    ${quote(path.join(' '))}) COMPREPLY=($(compgen -W ${quote(words)} -- "$cur")) ;;`;
}
