/**
 * Text of others as GitHub-flavoured Markdown that shows just that text, in a table cell as well.
 * Expects one line. Mentions and references are made from finished text, hence the comment after `@` and `#`.
 * https://github.github.com/gfm/
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>|`*_[\]\\~#@!$:"'{}^=+]/g, (character) => {
      const entity = `&#${character.charCodeAt(0)};`;
      return character === '@' || character === '#' ? `${entity}<!-- -->` : entity;
    })
    .replace(/www\./gi, (word) => `${word.slice(0, 3)}&#46;`)
    .replace(
      /^(?:-|\d+[.)](?=\s|$))/,
      (start) => `${start.slice(0, -1)}&#${start.charCodeAt(start.length - 1)};`,
    );
}
