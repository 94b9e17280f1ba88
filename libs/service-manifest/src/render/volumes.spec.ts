import { sampleModel } from '../test/sample-model.ts';
import { taskDefinition } from './task-definition.ts';

const model = sampleModel({
  grants: [
    { volume: 'files', access: 'read-write' },
    { volume: 'fonts', access: 'read' },
  ],
});
const definition = taskDefinition(model);
const parameter = (what: string) => `{{ssm:/gatehouse/production/services/payments/${what}}}`;

it('ECS.18: mounts each volume over TLS, as the task role, by its access point', () => {
  expect(definition.volumes).toEqual(
    ['files', 'fonts'].map((name) => ({
      name,
      efsVolumeConfiguration: {
        fileSystemId: parameter('file-system-id'),
        rootDirectory: '/',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: parameter(`volume/${name}`), iam: 'ENABLED' },
      },
    })),
  );
});

it('mounts a volume where its variable says, and read-only where the service may only read', () => {
  const [container] = definition.containerDefinitions;
  expect(container!.mountPoints).toEqual([
    { sourceVolume: 'files', containerPath: '/mnt/files', readOnly: false },
    { sourceVolume: 'fonts', containerPath: '/mnt/fonts', readOnly: true },
  ]);
  expect(model.variables).toMatchObject({
    FILES_VOLUME: '/mnt/files',
    FONTS_VOLUME: '/mnt/fonts',
  });
  expect(container!.readonlyRootFilesystem).toBe(true);
});

it('adds nothing to a task without volumes', () => {
  const without = taskDefinition(sampleModel());
  expect(without).not.toHaveProperty('volumes');
  expect(without.containerDefinitions[0]).not.toHaveProperty('mountPoints');
});
