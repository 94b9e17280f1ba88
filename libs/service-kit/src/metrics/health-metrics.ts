import type { HealthOptions } from '@gatehouse/health';
import type { Metrics } from './metrics-interface.ts';

/** The alarm `dependencies` of a service watches this metric, see tools/infrastructure. */
export const ALL_HEALTHY = 'dependenciesHealthy';

/**
 * Records for each health check, and for all together, whether it passes (1) or fails (0). The value is
 * written in each interval, so that an alarm lasts as long as the failure.
 */
export function healthMetrics(metrics: Metrics): NonNullable<HealthOptions['onChange']> {
  const failing = new Set<string>();
  return ({ name, status }) => {
    if (status === 'pass') failing.delete(name);
    else failing.add(name);
    metrics.gauge(ALL_HEALTHY, failing.size === 0 ? 1 : 0);
    metrics.gauge(`${name.replace(/[^\w.-]/g, '_')}Healthy`, status === 'pass' ? 1 : 0);
  };
}
