/**
 * Any text as one line that cannot affect a terminal or a log. White space becomes one space;
 * control, invisible and direction-changing characters become U+FFFD. `##[` is broken up, because
 * GitHub's runner interprets it anywhere in a line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function cleanText(text: string): string {
  // Almost all texts are clean, and there may be hundreds of thousands.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text) && !text.includes('##[')) return text;
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .replaceAll('##[', '## [')
    .trim();
}

/** At most `most` UTF-16 units; a shortened text ends in "…". Never splits a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
