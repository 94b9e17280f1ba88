import type { Command } from 'commander';

/**
 * Ends a command's help with lines that can be typed as they are.
 * @param examples The arguments of `gatehouse`.
 */
export const withExamples = (command: Command, ...examples: readonly string[]): Command =>
  command.addHelpText(
    'after',
    `\nExamples:\n${examples.map((example) => `  gatehouse ${example}\n`).join('')}`.trimEnd(),
  );
