import type { ConformanceTable } from '../case.ts';
import { targets } from './scaling/targets.ts';
import { policies } from './scaling/policies.ts';
import { policyTypes } from './scaling/policy-types.ts';
import { scheduledActions } from './scaling/scheduled-actions.ts';

export const scalingTable: ConformanceTable = {
  service: 'application-autoscaling',
  cases: [...targets, ...policies, ...policyTypes, ...scheduledActions],
};
