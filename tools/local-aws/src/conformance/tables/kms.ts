import type { ConformanceTable } from '../case.ts';
import { keys } from './kms/keys.ts';
import { signatures } from './kms/signatures.ts';

export const kmsTable: ConformanceTable = { service: 'kms', cases: [...keys, ...signatures] };
