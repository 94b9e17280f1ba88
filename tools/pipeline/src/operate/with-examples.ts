import type { Command } from 'commander';

/** Ends the help of a command with lines that can be typed as they are. @param examples What follows `gatehouse`. */
export const withExamples = (command: Command, ...examples: readonly string[]): Command =>
  command.addHelpText(
    'after',
    `\nExamples:\n${examples.map((example) => `  gatehouse ${example}\n`).join('')}`.trimEnd(),
  );
