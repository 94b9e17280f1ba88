import { join } from 'node:path';

/** The folder of this workspace. */
export const repository = join(import.meta.dirname, '../../../..');
