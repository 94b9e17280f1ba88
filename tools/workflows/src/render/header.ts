/** Marks a rendered file; a file without it belongs to the team. */
export const GITHUB_HEADER = [
  'Rendered by Gatehouse from gatehouse.json: edit that, then run "npx nx sync".',
  'What is changed here is lost, and "npx nx sync:check" fails on it.',
]
  .map((line) => `# ${line}\n`)
  .join('');

/** Whether a file is rendered, and not the team's own. */
export const isRendered = (text: string): boolean => text.startsWith(GITHUB_HEADER);
