import { PRICES, tasksCost, type CostItem, type ServiceModel } from '@gatehouse/service-manifest';
import { logGb, type Traffic } from './traffic.ts';

/** The costs of what deployments create, with its metrics and logs. */
export function ofService(model: ServiceModel, traffic: Traffic): CostItem[] {
  const { insights } = model.place;
  return [
    ...tasksCost(model),
    // The service kit publishes the results of health checks.
    { item: 'metric', amount: 1, usd: PRICES.customMetric },
    ...(insights
      ? [
          {
            item: 'Container Insights, metrics of the service',
            amount: 20 + 20 * model.settings.tasks.min,
            usd: (20 + 20 * model.settings.tasks.min) * PRICES.insightsMetric,
          },
        ]
      : []),
    { item: 'logs, GB', amount: logGb(traffic), usd: logGb(traffic) * PRICES.logGb },
  ];
}
