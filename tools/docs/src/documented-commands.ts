import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** A command in a shell block. */
export interface DocumentedCommand {
  /** From 1. */
  readonly line: number;
  /** With its continuation lines joined and without a comment. */
  readonly words: readonly string[];
}

/** Commands in the shell blocks (`sh`, `bash`) of a Markdown file. */
export function documentedCommands(markdown: Root): DocumentedCommand[] {
  const commands: DocumentedCommand[] = [];
  visit(markdown, 'code', ({ lang, value, position }) => {
    if (lang !== 'sh' && lang !== 'bash') return;
    const lines = value.split('\n');
    for (let at = 0; at < lines.length; at++) {
      const line = position!.start.line + 1 + at;
      let text = lines[at]!;
      while (text.endsWith('\\') && at + 1 < lines.length)
        text = `${text.slice(0, -1)} ${lines[++at]!}`;
      for (const part of text.replace(/(^|\s)#.*$/, '').split(/&&|\|\||[|;]/)) {
        const words = part.trim().split(/\s+/).filter(Boolean);
        if (words.length > 0) commands.push({ line, words });
      }
    }
  });
  return commands;
}
