import { existsSync, readdirSync } from 'node:fs';

/** Names of all services of the workspace in the current folder, sorted. */
export const serviceNames = (): string[] =>
  readdirSync('apps')
    .filter((name) => existsSync(`apps/${name}/service.json`))
    .sort();
