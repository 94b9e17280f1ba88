import { existsSync } from 'node:fs';
import { GatehouseError, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import type { SourceOptions } from '../options.ts';
import { firstSeenFileOf, openFirstSeen } from './first-seen-file.ts';
import type { OpenedRecord } from './record.ts';

/** For `--first-seen`: the service's object in the registry's account. */
export const IN_REGISTRY = 'registry';

/** The gate's message without a usable record. */
export const withoutRecord = (origin: string, error: unknown): string =>
  `${origin}: ${(error as Error).message}; the age of findings counts from their publication`;

/**
 * The first-seen record of a service, if one is requested, exists, or can be kept: on a developer's machine, not in a
 * pipeline. An unreadable record grants no grace period. AWS is called only if the option says so.
 * @param progress Called with what the command is waiting for, one line.
 * @returns the record, or one line that says why there is none
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
    // A record that was not requested begins with this run, and counts from the next run on.
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
