import { writeFileSync } from 'node:fs';
import { manifestJsonSchema, workspaceJsonSchema } from './json-schema.ts';

/** Regenerates the published JSON schemas after a change: `npx nx schemas service-manifest`. */
const folder = new URL('../../', import.meta.url);
writeFileSync(new URL('service.schema.json', folder), manifestJsonSchema());
writeFileSync(new URL('workspace.schema.json', folder), workspaceJsonSchema());
