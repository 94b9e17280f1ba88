/** The closing quote has as many backslashes before it as the opening one: more belong to the value. */
export function quoteEnd(text: string, from: number, quote: string, backslashes: number): number {
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    let before = 0;
    while (at - before > from && text[at - before - 1] === '\\') before++;
    // An escaped backslash at the end of the value: `"a\\"`.
    if (before === backslashes || (backslashes === 0 && before % 2 === 0))
      return at - (before === backslashes ? before : 0);
  }
  return text.length;
}
