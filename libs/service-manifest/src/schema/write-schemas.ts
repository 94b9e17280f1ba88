import { writeFileSync } from 'node:fs';
import { manifestJsonSchema, workspaceJsonSchema } from './json-schema.ts';

/** Writes the published JSON schemas again after a change: `npx nx schemas service-manifest`. */
const folder = new URL('../../', import.meta.url);
writeFileSync(new URL('service.schema.json', folder), manifestJsonSchema());
writeFileSync(new URL('workspace.schema.json', folder), workspaceJsonSchema());
