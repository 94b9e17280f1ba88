/** Such as `node_modules/@x/y` of `node_modules/@x/y/index.js`; undefined for what is in no node_modules. */
export function packageLocation(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

/** The name by which a package is asked for: `@x/y` of `node_modules/a/node_modules/@x/y`. */
export const installedName = (location: string): string =>
  location.replace(/^.*node_modules\//, '');
