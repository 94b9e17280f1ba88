/** A command line with `node gatehouse.mjs`, the command as one file, as with the package: `npx gatehouse`. */
export const asInstalled = (line: string): string =>
  line.replace(/^node gatehouse\.mjs(?= )/, 'npx gatehouse');
