import { appendFileSync } from 'node:fs';

/**
 * Prints what a later step has to know, and in a workflow makes it an output of this one.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
export function tellOutputs(outputs: Readonly<Record<string, string>>): void {
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  process.stdout.write(lines.join(''));
  const file = process.env['GITHUB_OUTPUT'];
  if (file) appendFileSync(file, lines.join(''));
}
