import type { Finding } from '../model/finding.ts';

/** Leave to pass a vulnerability for a while. */
export interface Exception {
  /** Where it is written. */
  readonly file: string;
  readonly vulnerability: string;
  readonly packages: readonly string[];
  /** None: all. */
  readonly services: readonly string[] | undefined;
  readonly environments: readonly string[] | undefined;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string;
  /** The first moment at which it no longer holds. */
  readonly expires: Date;
}

/** What is gated. */
export interface Subject {
  readonly service: string;
  readonly environment: string;
}

/** Whether an exception is about a service and environment at all. */
export const concerns = (
  { services, environments }: Exception,
  { service, environment }: Subject,
): boolean =>
  (services?.includes(service) ?? true) && (environments?.includes(environment) ?? true);

/** Whether an exception is about a finding, by any of the finding's names. */
export const isAbout = ({ vulnerability, packages }: Exception, finding: Finding): boolean =>
  finding.aliases.includes(vulnerability) && packages.includes(finding.package.name);
