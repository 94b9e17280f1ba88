import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What `node --import` loads TypeScript with: this package's own tsx, which a workspace of pnpm does not find by name. */
export const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
