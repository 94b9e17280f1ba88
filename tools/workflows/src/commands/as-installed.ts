/** Replaces `node gatehouse.mjs`, the command as one file, by that of the package: `npx gatehouse`. */
export const asInstalled = (line: string): string =>
  line.replace(/^node gatehouse\.mjs(?= )/, 'npx gatehouse');
