import type { WrittenDeployment } from '../../records/deployment-schema.ts';
import type { WrittenGate } from '../../records/gate-schema.ts';
import type { Vulnerability } from './generated-vulnerability.ts';

/** A service whose year is generated. */
export interface ServiceYear {
  readonly service: string;
  readonly vulnerabilities: readonly Vulnerability[];
  /** Last moment and last day of the year. */
  readonly now: number;
  readonly today: number;
  readonly random: (below: number) => number;
  /** The next number of a chain. */
  readonly next: (chain: string) => number;
  /** Of all services; what is generated is added. */
  readonly records: (WrittenGate | WrittenDeployment)[];
}

export const DAY_MS = 86_400_000;

/** Zones in which moments are written, so that days of UTC and of the text differ. */
export const OFFSETS = ['Z', '+02:00', '+01:00', '-05:00', '-08:00', '+05:30', '+13:00'];

/** The address of a run. */
export const runOf = (number: string) => `https://github.com/acme/services/actions/runs/${number}`;
