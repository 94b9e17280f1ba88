import type { ServiceModel } from '../model.ts';
import { fromParameter, type Parameter } from '../parameter-names.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import { volumesOf } from '../ownership.ts';
import { volumePath } from '../volume-path.ts';

/**
 * What tasks mount from EFS, over TLS and as the task role. AWS makes up the ids, and the deployment inserts them.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html
 */
export function volumes({ manifest, names }: ServiceModel) {
  const granted = volumesOf(manifest);
  if (granted.length === 0) return {};
  const id = (what: Parameter) => fromParameter(names.parameter(what));
  return {
    volumes: granted.map(({ volume }) => ({
      name: volume,
      efsVolumeConfiguration: {
        fileSystemId: id('file-system-id'),
        // With an access point, whose folder is the root.
        rootDirectory: '/',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: id(`volume/${volume}`), iam: 'ENABLED' },
      },
    })),
  };
}

/** Where the container finds the volumes. */
export function mountPoints(manifest: Manifest) {
  const granted = volumesOf(manifest);
  if (granted.length === 0) return {};
  return {
    mountPoints: granted.map(({ volume, access }) => ({
      sourceVolume: volume,
      containerPath: volumePath(volume),
      readOnly: access === 'read',
    })),
  };
}
