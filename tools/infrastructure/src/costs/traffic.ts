/** What an estimate assumes of an environment's traffic; printed with it. */
export interface Traffic {
  readonly requestsPerDay: number;
}

const DAYS = 365 / 12;
/** Of a request and its answer, headers included. */
const KB_PER_REQUEST = 20;
/** The line that a request leaves in the service's log, and now and then another. */
const LOG_KB_PER_REQUEST = 1;
/** Starts, health and metrics of tasks, whether there is traffic or not. */
const LOG_GB_AT_REST = 0.1;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html: 25 connections a second are a unit. */
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
/** Connections are closed and opened anew at each second request; a day's traffic comes in eight hours. */
export const balancerUnits = ({ requestsPerDay }: Traffic): number =>
  (requestsPerDay / 2 / (8 * 3_600) / CONNECTIONS_PER_UNIT) * (8 / 24);
