/** The traffic that an estimate assumes of an environment; printed with the estimate. */
export interface Traffic {
  readonly requestsPerDay: number;
}

const DAYS = 365 / 12;
/** Of a request and its response, headers included. */
const KB_PER_REQUEST = 20;
/** The line that each request adds to the service's log, and an occasional second one. */
const LOG_KB_PER_REQUEST = 1;
/** Log lines of starts, health and metrics of tasks, which are written even without traffic. */
const LOG_GB_AT_REST = 0.1;

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html: 25 new connections a second
 * are a unit.
 */
const CONNECTIONS_PER_UNIT = 25;

export const trafficOf = ({ production }: { production: boolean }): Traffic => ({
  requestsPerDay: production ? 50_000 : 2_000,
});

export const millionRequests = ({ requestsPerDay }: Traffic): number =>
  (requestsPerDay * DAYS) / 1_000_000;
export const trafficGb = (traffic: Traffic): number =>
  (millionRequests(traffic) * 1_000_000 * KB_PER_REQUEST) / 1_000_000;
export const logGb = (traffic: Traffic): number =>
  LOG_GB_AT_REST + (millionRequests(traffic) * 1_000_000 * LOG_KB_PER_REQUEST) / 1_000_000;
/** Assumes a new connection for every second request, and a day's traffic within eight hours. */
export const balancerUnits = ({ requestsPerDay }: Traffic): number =>
  (requestsPerDay / 2 / (8 * 3_600) / CONNECTIONS_PER_UNIT) * (8 / 24);
