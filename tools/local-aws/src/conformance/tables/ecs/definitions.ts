import type { Case } from '../../case.ts';
import { image, register, tags } from './sample.ts';
import { container } from './container.ts';

const efsVolumeConfiguration = {
  ...{ fileSystemId: 'fs-1', rootDirectory: '/', transitEncryption: 'ENABLED' },
  transitEncryptionPort: 2049,
  authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
};

export const definitions: Case[] = [
  {
    title: 'adds the defaults of a task definition',
    call: register({
      portMappings: [{ containerPort: 3000 }],
      healthCheck: { command: ['CMD', 'true'] },
    }),
    expect: {
      answer: {
        taskDefinition: {
          ...{
            family: 'shop',
            revision: 1,
            status: 'ACTIVE',
            volumes: [],
            placementConstraints: [],
          },
          taskDefinitionArn: 'arn:aws:ecs:eu-central-1:000000000000:task-definition/shop:1',
          compatibilities: ['EC2', 'FARGATE'],
          containerDefinitions: [
            {
              ...{ cpu: 0, essential: true, environment: [], mountPoints: [], volumesFrom: [] },
              portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: 'tcp' }],
              healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3 },
            },
          ],
        },
      },
    },
  },
  {
    title: 'keeps the parameters of a task definition',
    call: register(container, {
      ...{ tags, enableFaultInjection: false, ephemeralStorage: { sizeInGiB: 30 } },
      containerDefinitions: [container, { name: 'helper', image, essential: false }],
      taskRoleArn: 'arn:aws:iam::000000000000:role/shop',
      executionRoleArn: 'arn:aws:iam::000000000000:role/shop-execution',
      pidMode: 'task',
      volumes: [{ name: 'data', efsVolumeConfiguration, configuredAtLaunch: false }],
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    }),
    expect: {
      answer: {
        tags,
        taskDefinition: {
          containerDefinitions: [container, { name: 'helper' }],
          volumes: [{ name: 'data', efsVolumeConfiguration }],
          runtimePlatform: { cpuArchitecture: 'ARM64' },
        },
      },
    },
  },
  {
    title: 'converts a size in vCPU and GB to units and MiB',
    call: register({}, { cpu: '.25 vCPU', memory: '0.5GB' }),
    expect: { answer: { taskDefinition: { cpu: '256', memory: '512' } } },
  },
];
