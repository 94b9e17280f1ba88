export type Options = ReadonlyMap<
  string,
  string
>; /** Options with their values; the values of a repeated option are comma-separated. */
export function optionsOf(words: readonly string[]): Options {
  const options = new Map<string, string>();
  for (const [at, word] of words.entries()) {
    if (!word.startsWith('--')) continue;
    const [name = '', value] = word.split('=', 2);
    const next = words[at + 1] ?? '';
    const given = value ?? (next.startsWith('--') ? '' : next);
    options.set(name, options.has(name) ? `${options.get(name)},${given}` : given);
  }
  return options;
}
