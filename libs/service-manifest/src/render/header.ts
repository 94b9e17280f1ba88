/** Marks a rendered file; JSON for AWS has no room for a comment, and its folder says it. */
export const HEADER = [
  'Rendered by Gatehouse from service.json: edit that, then run "npx nx sync".',
  'What is changed here is lost, and "npx nx sync:check" fails on it.',
]
  .map((line) => `# ${line}\n`)
  .join('');
