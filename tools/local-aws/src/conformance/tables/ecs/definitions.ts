import type { Case } from '../../case.ts';
import { from, image, register, tags } from './sample.ts';

/** All parameters of a container that Fargate accepts. */
export const container = {
  ...{ name: 'app', image, cpu: 128, memory: 256, memoryReservation: 128, essential: true },
  ...{ user: '1000', workingDirectory: '/app', entryPoint: ['node'], command: ['main.js'] },
  ...{ versionConsistency: 'enabled', startTimeout: 30, stopTimeout: 60 },
  ...{ readonlyRootFilesystem: true, interactive: false, pseudoTerminal: false },
  environment: [{ name: 'A', value: 'b' }],
  secrets: [{ name: 'B', valueFrom: 'arn:aws:ssm:eu-central-1:000000000000:parameter/b' }],
  environmentFiles: [{ value: 'arn:aws:s3:::assets/a.env', type: 's3' }],
  systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
  portMappings: [
    {
      ...{ name: 'http', containerPort: 3000, hostPort: 3000 },
      protocol: 'tcp',
      appProtocol: 'http',
    },
  ],
  mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: false }],
  volumesFrom: [{ sourceContainer: 'helper', readOnly: true }],
  linuxParameters: {
    capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] },
    initProcessEnabled: true,
    tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['rw'] }],
  },
  dependsOn: [{ containerName: 'helper', condition: 'START' }],
  dockerLabels: { a: 'b' },
  ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      ...{ 'awslogs-group': '/shop', 'awslogs-region': 'eu-central-1' },
      'awslogs-stream-prefix': 'shop',
    },
    secretOptions: [
      { name: 'token', valueFrom: 'arn:aws:ssm:eu-central-1:000000000000:parameter/t' },
    ],
  },
  healthCheck: { command: ['CMD', 'true'], interval: 10, timeout: 3, retries: 2, startPeriod: 5 },
  restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 60 },
  firelensConfiguration: { type: 'fluentbit', options: { a: 'b' } },
  repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:eu-central-1:0:secret:r' },
  resourceRequirements: [{ type: 'GPU', value: '1' }],
};

const efsVolumeConfiguration = {
  ...{ fileSystemId: 'fs-1', rootDirectory: '/', transitEncryption: 'ENABLED' },
  transitEncryptionPort: 2049,
  authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
};

/** Parameters that Fargate refuses, with the name in its error. */
const notForFargate: [string, object][] = [
  ['privileged', { privileged: true }],
  ['hostname', { hostname: 'app' }],
  ['disableNetworking', { disableNetworking: true }],
  ['links', { links: ['helper'] }],
  ['dnsServers', { dnsServers: ['10.0.0.2'] }],
  ['dnsSearchDomains', { dnsSearchDomains: ['example'] }],
  ['dockerSecurityOptions', { dockerSecurityOptions: ['no-new-privileges'] }],
  ['extraHosts', { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.3' }] }],
  [
    'devices',
    {
      linuxParameters: {
        devices: [{ hostPath: '/dev/a', containerPath: '/dev/a', permissions: ['read'] }],
      },
    },
  ],
  ['sharedMemorySize', { linuxParameters: { sharedMemorySize: 64 } }],
  ['maxSwap', { linuxParameters: { maxSwap: 64 } }],
  ['swappiness', { linuxParameters: { swappiness: 60 } }],
];

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
  ...notForFargate.map(([name, more]): Case => ({
    title: `has no ${name} on Fargate`,
    call: register(more),
    expect: { error: 'ClientException', message: new RegExp(name) },
  })),
  {
    title: 'refuses IPC with the host on Fargate',
    call: register({}, { ipcMode: 'host' }),
    expect: { error: 'ClientException', message: /ipcMode/ },
  },
  {
    title: 'refuses placement constraints on Fargate',
    call: register({}, { placementConstraints: [{ type: 'memberOf', expression: 'a' }] }),
    expect: { error: 'ClientException', message: /placementConstraints/ },
  },
  {
    title: 'refuses a folder of the host on Fargate',
    call: register({}, { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] }),
    expect: { error: 'ClientException', message: /volumes of the host or of Docker/ },
  },
  {
    title: 'refuses a Docker volume on Fargate',
    call: register(
      {},
      {
        volumes: [
          {
            name: 'data',
            dockerVolumeConfiguration: {
              ...{ scope: 'task', autoprovision: true, driver: 'local' },
              ...{ driverOpts: { a: 'b' }, labels: { a: 'b' } },
            },
          },
        ],
      },
    ),
    expect: { error: 'ClientException', message: /volumes of the host or of Docker/ },
  },
  {
    title: 'refuses a task definition without a family',
    call: register({}, { family: '' }),
    expect: { error: 'ClientException', message: /^Family should not be null or empty/ },
  },
  {
    title: 'refuses an App Mesh proxy',
    call: register({}, { proxyConfiguration: { containerName: 'envoy' } }),
    expect: { refused: 'proxyConfiguration' },
  },
  {
    title: 'describes the newest revision',
    given: [register(), register({}, { tags })],
    call: ['DescribeTaskDefinition', { taskDefinition: 'shop', include: ['TAGS'] }],
    expect: { answer: { taskDefinition: { revision: 2 }, tags } },
  },
  {
    title: 'reports a missing task definition',
    call: ['DescribeTaskDefinition', { taskDefinition: 'none' }],
    expect: { error: 'ClientException', message: /^Unable to describe task definition/ },
  },
  {
    title: 'deregisters a revision',
    given: [register()],
    call: ['DeregisterTaskDefinition', { taskDefinition: 'shop:1' }],
    expect: { answer: { taskDefinition: { status: 'INACTIVE' } } },
  },
  {
    title: 'lists revisions in pages, newest first',
    given: [
      ...[register(), register(), register()],
      [
        'ListTaskDefinitions',
        { familyPrefix: 'shop', status: 'ACTIVE', sort: 'DESC', maxResults: 2 },
      ],
    ],
    call: [
      'ListTaskDefinitions',
      (answers) => ({
        ...{ familyPrefix: 'shop', status: 'ACTIVE', sort: 'DESC', maxResults: 2 },
        nextToken: from('nextToken')(answers),
      }),
    ],
    expect: { answer: { taskDefinitionArns: [/task-definition\/shop:1$/], nextToken: undefined } },
  },
];
