import xterm from '@xterm/headless';

/** Published, this file is a bundle: see "vendored" in package.json. */
export const { Terminal } = xterm;
