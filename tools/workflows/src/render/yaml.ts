/**
 * A text in YAML, written with the indentation of the code around it. What is put in is indented as the line it is put
 * into; a line of nothing but an empty text is left out, and one of two empty lines around it.
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

/** Without the spaces that all lines begin with; the first line decides. */
function withoutMargin(text: string): string {
  const margin = /^\n*( *)/.exec(text)?.[1] ?? '';
  return text.replaceAll(new RegExp(`^${margin}`, 'gm'), '').replaceAll(/[ ]+$/gm, '');
}

/** Blocks in order, separated by an empty line. */
export const paragraphs = (blocks: readonly string[]): string => blocks.filter(Boolean).join('\n');

/** Lines, such as the items of a list; nothing for none. */
export const lines = (blocks: readonly string[]): string => blocks.join('');
