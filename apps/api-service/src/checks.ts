import type { DependencyCheck } from '@gatehouse/service-kit';
import { assetsBucket } from './checks/assets-bucket.ts';
import { notificationService } from './checks/notification-service.ts';
import { usersTable } from './checks/users-table.ts';
import type { Configuration } from './configuration.ts';

/** The dependencies to check in the background; /health reports the results. */
export const checks: DependencyCheck<Configuration>[] = [
  usersTable,
  assetsBucket,
  notificationService,
];
