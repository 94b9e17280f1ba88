import { createPatch } from 'diff';

const MOST_LINES = 40;

/** The problem of one rendered file, with the difference between its actual and its expected content. */
export function difference(path: string, is: string | null, should: string | null): string {
  if (is === null) return `${path}: is missing`;
  const isForGithub = path.startsWith('.github/');
  if (should === null)
    return `${path}: is rendered from no ${isForGithub ? 'settings' : 'manifest'}`;
  if (is.replaceAll('\r\n', '\n') === should)
    return `${path}: has the line ends of Windows; .gitattributes must have the line "* text=auto eol=lf"`;
  const [, , , , ...lines] = createPatch(path, is, should, '', '', { context: 1 })
    .trimEnd()
    .split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${line}`);
  const more = lines.length - shown.length;
  return [
    `${path}: is not what ${isForGithub ? 'gatehouse.json' : 'its manifest'} says`,
    ...shown,
    ...(more > 0 ? [`  ... and ${more} lines more`] : []),
  ].join('\n');
}
