export { type Check, type CheckStatus } from './check.ts';
export { createHealth, type Health, type HealthOptions } from './health.ts';
export { type Logger } from './logger.ts';
export { type ProbeHandler } from './probe-handler.ts';
export { type Probe, type Report, type ReportBody, type Status } from './report.ts';
