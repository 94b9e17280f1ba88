export type { Check, CheckStatus } from './check.ts';
export { createHealth } from './health.ts';
export type { Health } from './health-interface.ts';
export { httpCheck } from './http-check.ts';
export type { Logger } from './logger.ts';
export type { HealthOptions } from './options.ts';
export type { ProbeHandler } from './probe-handler.ts';
export type { Probe } from './report.ts';
export type { HealthReport, ReportBody, Status } from './health-report.ts';
