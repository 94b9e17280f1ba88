import { httpCheck, type DependencyCheck } from '@gatehouse/service-kit';
import type { Configuration } from '../configuration.ts';

/** Checks that notification-service is reachable. */
export const notificationService: DependencyCheck<Configuration> = ({ configuration }) => ({
  name: 'notification-service',
  run: httpCheck(new URL('/health', configuration.NOTIFICATION_SERVICE_URL)),
});
