/** A list of names; each string may be comma-separated. Nx passes one string for a prompt, else a list. */
export type List = string | readonly string[];

/** The names of a list, without empty ones. */
export const listed = (texts: List = []): string[] =>
  [texts]
    .flat()
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter(Boolean);
