/** Such as `node_modules/@x/y` of `node_modules/@x/y/index.js`; undefined for what is in no node_modules. */
export function packageLocation(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}
