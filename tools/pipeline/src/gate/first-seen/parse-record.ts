import { GatehouseError } from '@gatehouse/service-manifest';
import * as z from 'zod';
import { readJson } from '../../json/read-json.ts';
import { moment } from '../moment.ts';
import type { FirstSeenRecord } from './record.ts';

/** Tolerated difference between clocks. */
const SKEW_MS = 5 * 60_000;

const recordSchema = z.strictObject({
  version: z.literal(1),
  service: z.string().min(1),
  findings: z.record(
    z.string().min(1),
    z.strictObject({ finding: moment, fix: moment.optional() }),
  ),
});

/**
 * Parses a record.
 * @throws with one line if it is invalid, belongs to another service, or has times in the future
 */
export function parseRecord(bytes: Buffer, service: string, now: Date): FirstSeenRecord {
  const { data, error } = recordSchema.safeParse(readJson(bytes));
  if (error) {
    const [issue] = error.issues;
    throw new GatehouseError(
      'GH-GATE-007',
      `${issue?.path.join('.') || 'the record'}: ${issue?.message}`,
    );
  }
  if (data.service !== service)
    throw new GatehouseError('GH-GATE-007', `service: is ${data.service}, not ${service}`);
  return new Map(
    Object.entries(data.findings).map(([key, { finding, fix }]) => {
      const last = Math.max(finding.getTime(), fix?.getTime() ?? 0);
      if (last > now.getTime() + SKEW_MS)
        throw new GatehouseError(
          'GH-GATE-007',
          `findings.${key}: ${new Date(last).toISOString()} is still to come`,
        );
      return [key, { finding, fix }];
    }),
  );
}
