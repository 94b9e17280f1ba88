import type { Completable, Value } from './describe-program.ts';

/**
 * For bash and zsh, the branches of a `case` that complete the value of an option, by command and preceding option.
 * @param replyOf The commands that offer the value; undefined if an option has none
 */
export function valueCases(
  { path, options }: Completable,
  replyOf: (value: Value) => string | undefined,
): string[] {
  return options.flatMap(({ flags, value }) => {
    const reply = replyOf(value);
    if (reply === undefined) return [];
    const cases = flags.map((flag) => quote(`${path.join(' ')}:${flag}`)).join(' | ');
    return [`    ${cases}) ${reply}; return ;;`];
  });
}

/** A word for bash or zsh, without expansion. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
