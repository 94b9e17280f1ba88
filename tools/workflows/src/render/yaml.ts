/**
 * A tag for YAML that is indented like the surrounding code. An inserted value is indented like its line; a line with
 * only an empty value is omitted, with one of the two empty lines around it.
 */
export function yaml(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const [first = '', ...rest] = parts;
  const joined = rest.reduce((before, part, at) => {
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const indentation = /^ */.exec(line)?.[0] ?? '';
    const value = String(values[at]).replace(/\n$/, '');
    const isAlone = line.trim() === '' && part.startsWith('\n');
    if (value === '' && isAlone) {
      const above = before.slice(0, before.length - line.length - 1);
      return above + (above.endsWith('\n') && part.startsWith('\n\n') ? part.slice(1) : part);
    }
    return before + value.replaceAll(/\n(?=[^\n])/g, `\n${indentation}`) + part;
  }, first);
  return `${withoutMargin(joined).trim()}\n`;
}

/** Removes the common indentation, which is that of the first line. */
function withoutMargin(text: string): string {
  const margin = /^\n*( *)/.exec(text)?.[1] ?? '';
  return text.replaceAll(new RegExp(`^${margin}`, 'gm'), '').replaceAll(/[ ]+$/gm, '');
}

/** Joins blocks with an empty line. */
export const paragraphs = (blocks: readonly string[]): string => blocks.filter(Boolean).join('\n');

/** Joins lines, such as the items of a list; empty for none. */
export const lines = (blocks: readonly string[]): string => blocks.join('');
