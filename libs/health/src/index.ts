export { type Check, type CheckStatus } from './check.ts';
export { createHealth } from './health.ts';
export { type Health } from './health-interface.ts';
export { httpCheck } from './http-check.ts';
export { type Logger } from './logger.ts';
export { type HealthOptions } from './options.ts';
export { type ProbeHandler } from './probe-handler.ts';
export { type Probe, type HealthReport, type ReportBody, type Status } from './report.ts';
