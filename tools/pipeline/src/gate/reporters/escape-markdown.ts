/**
 * Foreign text as GitHub-flavoured Markdown that shows exactly that text, also in a table cell. Expects one line.
 * GitHub creates mentions and references from the finished text, hence the comment after `@` and `#`.
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
