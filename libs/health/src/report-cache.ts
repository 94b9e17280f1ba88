import type { HealthReport } from './health-report.ts';
import type { Probe } from './report.ts';

/**
 * The prepared responses, cleared on every change: most probes receive the same response as the one
 * before.
 */
export class ReportCache {
  readonly #reports = new Map<Probe, { stuck: boolean; overdue: boolean; report: HealthReport }>();

  /** The response to a probe, made unless the one before still holds. */
  report(probe: Probe, stuck: boolean, overdue: boolean, make: () => HealthReport): HealthReport {
    const known = this.#reports.get(probe);
    if (known && known.stuck === stuck && known.overdue === overdue) return known.report;
    const report = make();
    this.#reports.set(probe, { stuck, overdue, report });
    return report;
  }

  clear(): void {
    this.#reports.clear();
  }
}
