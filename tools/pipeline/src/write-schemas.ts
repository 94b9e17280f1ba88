import { writeFileSync } from 'node:fs';
import { exceptionJsonSchema, policyJsonSchema } from './gate/json-schemas.ts';

/** Writes the published JSON schemas again after a change: `npx nx schemas pipeline`. */
const folder = new URL('../', import.meta.url);
writeFileSync(new URL('policy.schema.json', folder), policyJsonSchema());
writeFileSync(new URL('exception.schema.json', folder), exceptionJsonSchema());
