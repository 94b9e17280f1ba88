import type { Environment, ServiceModel } from '@gatehouse/service-manifest';
import type { GatehouseStack } from '../gatehouse-stack.ts';
import { SecurityEvents } from './security-events.ts';
import type { ServiceAlarm } from './service-alarm.ts';
import { ServiceAlarms } from './service-alarms.ts';
import { ServiceDashboard } from './service-dashboard.ts';
import type { ServiceLog } from './service-log.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import { UnusualActivity } from './unusual-activity.ts';

/**
 * The alarms and the dashboard of a service.
 * @param ownedAlarms Alarms of what it owns, for the dashboard
 */
export function monitorService(
  stack: GatehouseStack,
  environment: Environment,
  model: ServiceModel,
  metrics: ServiceMetrics,
  log: ServiceLog,
  ownedAlarms: readonly ServiceAlarm[],
): void {
  const alarms = new ServiceAlarms(stack, 'Alarms', model, metrics);
  // Elsewhere, the callers are developers and tests, whose mistakes must not page the on-call engineer, and each
  // alarm costs.
  const watched = environment.production || environment.profile === 'regulated';
  const security = watched
    ? new SecurityEvents(stack, 'SecurityEvents', model, log.group)
    : undefined;
  // A starter has no dashboards: at low traffic, they are not worth their price.
  const unusual =
    security && environment.dashboards
      ? new UnusualActivity(stack, 'UnusualActivity', model, {
          requests: metrics.requests,
          failedAuthentication: security.metrics[0]!,
        })
      : undefined;
  if (environment.dashboards)
    new ServiceDashboard(stack, 'Dashboard', model, metrics, security?.metrics ?? [], [
      ...alarms.all,
      ...ownedAlarms,
      ...(security?.alarms ?? []),
      ...(unusual?.alarms ?? []),
    ]);
}
