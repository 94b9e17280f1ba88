import type { VolumeGrant } from '../schema/volume-grant.ts';
import type { Names } from '../service-names.ts';
import type { Statement } from './policy.ts';
import { sid } from './statement-id.ts';

/** Only through the access point of the volume; the infrastructure inserts the ids, which AWS makes up. */
export function volumeStatement(names: Names, { volume, access }: VolumeGrant): Statement {
  const actions = ['ClientMount', ...(access === 'read' ? [] : ['ClientWrite'])];
  return {
    Sid: sid('Volume', volume),
    Effect: 'Allow',
    Action: actions.map((action) => `elasticfilesystem:${action}`),
    Resource: [names.arn.fileSystem],
    Condition: {
      StringEquals: {
        'aws:ResourceAccount': names.account,
        'elasticfilesystem:AccessPointArn': names.arn.accessPoint(volume),
      },
    },
  };
}
