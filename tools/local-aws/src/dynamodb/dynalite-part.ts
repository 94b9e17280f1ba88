import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A module of dynalite, such as `actions/query`. The published package bundles them into this file: see "vendored" in
 * package.json.
 */
export const part = <T>(name: string): T => require(`dynalite/${name}`) as T;
