import type { Alarm } from '../alarm-names.ts';
import type { ServiceModel } from '../model.ts';

/** What tells a bad release from a good one; a deployment during which one of them goes off is rolled back. */
const DEPLOYMENT_ALARMS: readonly Alarm[] = ['healthy-hosts', 'server-errors', 'latency'];

/** Where there is no load balancer, only API Gateway counts errors and time, and only what comes from outside. */
export const deploymentAlarms = ({ place, manifest }: ServiceModel): readonly Alarm[] =>
  place.entry === 'load-balancer'
    ? DEPLOYMENT_ALARMS
    : manifest.exposure === 'public'
      ? ['running-tasks', 'server-errors', 'latency']
      : ['running-tasks'];
