import type { Progress } from '../../deploy/report/progress.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';

/**
 * Hands on what a task logs: to stdout, as if it ran here, or where stdout is for the report, to where progress is told.
 * What could steer a terminal is cleaned.
 */
export const writeTaskLine =
  (progress: Progress, format: string) =>
  (line: string): void => {
    if (format === 'json') return progress.say(line);
    // The progress line would interrupt the output.
    progress.end();
    process.stdout.write(`${cleanText(line)}\n`);
  };
