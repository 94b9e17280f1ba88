/** A workflow of one job, of which only that is given what a test is about. */
export const ofJob = (job: string): string => `on: push
permissions: {}
jobs:
  job:
${indent(job, 4)}`;

/** A workflow of one job of one step; the step begins in line 6. */
export const ofStep = (step: string): string => ofJob(`steps:\n  - ${indent(step, 4).trimStart()}`);

/** An action of one step. */
export const actionOf = (step: string): string =>
  `runs:\n  using: composite\n  steps:\n    - ${indent(step, 6).trimStart()}`;

const indent = (text: string, by: number): string =>
  text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
