import type { ConformanceTable } from '../case.ts';
import { registry } from './ecr/registry.ts';
import { referrers } from './ecr/referrers.ts';
import { repositories } from './ecr/repositories.ts';
import { pushes } from './ecr/pushes.ts';
import { images } from './ecr/images.ts';
import { scans } from './ecr/scans.ts';
import { removals } from './ecr/removals.ts';

export const ecrTable: ConformanceTable = {
  service: 'ecr',
  cases: [...registry, ...referrers, ...repositories, ...pushes, ...images, ...scans, ...removals],
};
