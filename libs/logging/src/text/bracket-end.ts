/**
 * The end of a list or an object, with nested brackets counted; the end of the text if it is truncated.
 */
export function bracketEnd(text: string, from: number): number {
  let depth = 1;
  const brackets = /[[\]{}]/g;
  brackets.lastIndex = from;
  for (let match = brackets.exec(text); match !== null; match = brackets.exec(text)) {
    depth += match[0] === '[' || match[0] === '{' ? 1 : -1;
    if (depth === 0) return match.index + 1;
  }
  return text.length;
}
