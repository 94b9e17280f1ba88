import type { ConformanceTable } from '../case.ts';
import { groups } from './logs/groups.ts';
import { streams } from './logs/streams.ts';
import { events } from './logs/events.ts';
import { filters } from './logs/filters.ts';

export const logsTable: ConformanceTable = {
  service: 'logs',
  cases: [...groups, ...streams, ...events, ...filters],
};
