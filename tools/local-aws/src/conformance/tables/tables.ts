import type { ConformanceTable } from '../case.ts';

/** All tables; one file for each service. */
export const tables: readonly ConformanceTable[] = [];
