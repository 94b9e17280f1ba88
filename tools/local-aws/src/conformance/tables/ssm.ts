import type { ConformanceTable } from '../case.ts';
import { writing } from './ssm/writing.ts';
import { reading } from './ssm/reading.ts';
import { labels } from './ssm/labels.ts';
import { refusing } from './ssm/refusing.ts';

export const ssmTable: ConformanceTable = {
  service: 'ssm',
  cases: [...writing, ...reading, ...labels, ...refusing],
};
