import type { WrittenDeployment } from '../../records/deployment-schema.ts';
import type { WrittenGate } from '../../records/gate-schema.ts';
import { basesOf } from './bases-of.ts';
import { generatedDays } from './generated-days.ts';
import { generatedVulnerability } from './generated-vulnerability.ts';
import { randomOf } from './random-of.ts';
import { DAY_MS } from './service-year.ts';

export interface Year {
  readonly records: readonly (WrittenGate | WrittenDeployment)[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  /** Base images of the last day. */
  readonly bases: readonly string[];
}

interface YearOptions {
  readonly services: number;
  readonly findings: number;
  readonly seed?: number;
  /** Last moment of the year. */
  readonly now: number;
}

/**
 * A year of records: one re-scan a night, with gaps, about one deployment a week, failures and roll-backs, services
 * that come and go, "live", which is renamed to "production", and some duplicate records.
 */
export function generatedYear({ services, findings, seed = 7, now }: YearOptions): Year {
  const random = randomOf(seed);
  const today = Math.floor(now / DAY_MS);
  const first = today - 365;
  const renamed = first + 150;
  const records: (WrittenGate | WrittenDeployment)[] = [];
  const chains = new Map<string, number>();
  const next = (key: string) => {
    const sequence = (chains.get(key) ?? 0) + 1;
    chains.set(key, sequence);
    return sequence;
  };
  const names = Array.from(
    { length: services },
    (_, at) => `service-${String(at).padStart(3, '0')}`,
  );
  const current: string[] = [];
  for (const service of names) {
    const begins = first + (random(3) === 0 ? random(200) : 0);
    const ends = random(10) === 0 ? begins + 100 + random(100) : Infinity;
    if (ends > today) current.push(service);
    const vulnerabilities = Array.from({ length: findings }, (_, at) =>
      generatedVulnerability(random, at, first),
    );
    generatedDays(
      { service, vulnerabilities, now, today, random, next, records },
      { begins, ends, renamed },
    );
  }
  const twice = records.filter(() => random(200) === 0);
  return {
    records: [...records, ...twice],
    services: current,
    environments: ['development', 'production'],
    bases: basesOf(today),
  };
}
