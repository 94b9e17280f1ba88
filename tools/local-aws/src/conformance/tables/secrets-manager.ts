import type { ConformanceTable } from '../case.ts';
import { values } from './secrets-manager/values.ts';
import { versions } from './secrets-manager/versions.ts';
import { secrets } from './secrets-manager/secrets.ts';
import { rotations } from './secrets-manager/rotations.ts';

export const secretsTable: ConformanceTable = {
  service: 'secretsmanager',
  cases: [...values, ...versions, ...secrets, ...rotations],
};
