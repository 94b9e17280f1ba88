import { randomBytes, randomInt } from 'node:crypto';

/** An id in the format of ECS's tasks. */
export const hexId = (): string => randomBytes(16).toString('hex');

/** An id in the format of ECS's deployments and service revisions. */
export const numericId = (): string => String(randomInt(1e9, 1e10)) + String(randomInt(1e8, 1e9));
