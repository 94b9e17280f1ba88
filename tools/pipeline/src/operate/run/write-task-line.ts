import type { Progress } from '../../deploy/report/progress.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';

/**
 * Passes on a task's log: to stdout, as if it ran here, or to the progress if stdout is for the report. Terminal
 * control characters are removed.
 */
export const writeTaskLine =
  (progress: Progress, format: string) =>
  (line: string): void => {
    if (format === 'json') return progress.say(line);
    // The progress line would interrupt the output.
    progress.end();
    process.stdout.write(`${cleanText(line)}\n`);
  };
