import { existsSync } from 'node:fs';
import { GatehouseError, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import type { SourceOptions } from '../options.ts';
import { firstSeenFileOf, openFirstSeen } from './first-seen-file.ts';
import type { OpenedRecord } from './record.ts';

/** As `--first-seen`: the service's object in the account of the registry. */
export const IN_REGISTRY = 'registry';

/** What the gate says where there is no record to go by. */
export const withoutRecord = (origin: string, error: unknown): string =>
  `${origin}: ${(error as Error).message}; the age of findings counts from their publication`;

/**
 * The record of a service, where one is asked for, exists, or can be kept: on a machine, not in a pipeline. One that
 * cannot be read gives nobody time. AWS is called only where the option asks for it.
 * @param progress Told what is waited for: one line.
 * @returns the record, or one line why there is none
 */
export async function firstSeenFor(
  { service, environment, firstSeen: asked }: SourceOptions,
  workspace: Workspace | undefined,
  now: Date,
  progress: (message: string) => void,
): Promise<{ readonly record?: OpenedRecord; readonly warning?: string }> {
  if (asked === IN_REGISTRY) return inRegistry(service, workspace, now, progress);
  const file = asked ?? firstSeenFileOf(service);
  const isLocal = workspace?.environments[environment]?.local === true;
  const exists = existsSync(file);
  if (asked === undefined && !isLocal && !exists) return {};
  try {
    // One that nobody asked for is begun by this run, and counts from the next one on.
    const record = await openFirstSeen(file, service, now, exists || asked !== undefined);
    return { record };
  } catch (error) {
    return { warning: withoutRecord(file, error) };
  }
}

async function inRegistry(
  service: string,
  workspace: Workspace | undefined,
  now: Date,
  progress: (message: string) => void,
): Promise<{ readonly record?: OpenedRecord; readonly warning?: string }> {
  if (workspace === undefined) {
    const error = new GatehouseError(
      'GH-GATE-007',
      'there is no valid gatehouse.json, which names the registry',
    );
    return { warning: withoutRecord('--first-seen registry', error) };
  }
  const { account, region, recordsBucket: bucket, firstSeenKey } = registryNamesOf(workspace);
  const key = firstSeenKey(service);
  try {
    // Loading the SDK takes longer than a gate without it.
    const { openFirstSeenObject } = await import('./first-seen-object.ts');
    const place = { bucket, key, region, account };
    return { record: await openFirstSeenObject(place, service, now, { progress }) };
  } catch (error) {
    return { warning: withoutRecord(`s3://${bucket}/${key}`, error) };
  }
}
