import { taskDefinition } from './task-definition.ts';
import { sampleModel } from '../test/sample-model.ts';

/**
 * The properties of every task, regardless of its manifest.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
 */
const definitions = [
  sampleModel(),
  sampleModel({ temporaryStorage: 64, ephemeralStorage: 30, tls: true }),
].map((model) => taskDefinition(model));

describe.each(definitions)('a task', (definition) => {
  const containers = definition.containerDefinitions;
  const settings = JSON.stringify(definition);

  it('ECS.1, ECS.4, ECS.17: has its own network namespace, and is never privileged', () => {
    expect(definition.networkMode).toBe('awsvpc');
    expect(settings).not.toMatch(/"privileged"|"networkMode":"host"/);
  });

  it('ECS.3: shares no processes with its host', () => {
    expect(settings).not.toContain('"pidMode"');
  });

  it('ECS.5: cannot write to its root file system', () => {
    for (const { readonlyRootFilesystem } of containers) expect(readonlyRootFilesystem).toBe(true);
  });

  it('ECS.8: has no AWS keys in its environment', () => {
    for (const { environment } of containers)
      expect(environment.map(({ name }) => name)).not.toContainEqual(
        expect.stringMatching(/^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$|^ECS_ENGINE_AUTH_DATA$/),
      );
  });

  it('ECS.9: has its logs retained', () => {
    for (const { logConfiguration } of containers)
      expect(logConfiguration).toMatchObject({ logDriver: 'awslogs' });
  });

  it('ECS.15: has tags', () => {
    expect(definition.tags).toContainEqual({ key: 'service', value: 'payments' });
  });

  it('ECS.20, ECS.21: runs on Linux as an unprivileged user', () => {
    expect(definition.runtimePlatform.operatingSystemFamily).toBe('LINUX');
    for (const { user, linuxParameters } of containers) {
      expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
      expect(linuxParameters.capabilities).toEqual({ drop: ['ALL'] });
    }
  });
});
