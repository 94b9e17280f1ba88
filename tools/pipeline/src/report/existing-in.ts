import { existsSync, readdirSync } from 'node:fs';
import type { Existing } from './compute/compute-report.ts';

/** The current services of the workspace; undefined outside a workspace. */
export function existingIn(environments: readonly string[]): Existing | undefined {
  if (!existsSync('apps')) return undefined;
  const services = readdirSync('apps').filter((name) => existsSync(`apps/${name}/service.json`));
  return { services, environments };
}
