import * as z from 'zod';
import { volumeName } from './resource-names-schema.ts';

/** It has no other owner: only the tasks of its service can reach it. */
export interface VolumeGrant {
  readonly volume: string;
  readonly access: 'read' | 'read-write';
  readonly owner?: undefined;
}

/** Files. */
export const volumeGrant: z.ZodType<VolumeGrant> = z
  .strictObject({
    volume: volumeName,
    access: z
      .enum(['read', 'read-write'])
      .describe(
        'What the service may do: read (what a restore or its own infrastructure put there), read-write',
      ),
  })
  .describe('Files that outlive tasks, on EFS; they belong to this service alone');
