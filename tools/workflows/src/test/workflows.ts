/** A workflow with one job; the test passes only the relevant part of it. */
export const ofJob = (job: string): string => `on: push
permissions: {}
jobs:
  job:
${indent(job, 4)}`;

/** A workflow with one job and one step, which begins in line 6. */
export const ofStep = (step: string): string => ofJob(`steps:\n  - ${indent(step, 4).trimStart()}`);

/** An action with one step. */
export const actionOf = (step: string): string =>
  `runs:\n  using: composite\n  steps:\n    - ${indent(step, 6).trimStart()}`;

const indent = (text: string, by: number): string =>
  text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
