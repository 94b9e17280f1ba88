import type { Call, Case, ConformanceTable } from '../case.ts';
import { oneOffTasks } from './ecs-tasks.ts';

type Answers = readonly Record<string, never>[];

const cluster = 'test';
const service = 'shop';
const image = `000000000000.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'1'.repeat(64)}`;
const task = {
  ...{ family: 'shop', cpu: '256', memory: '512', networkMode: 'awsvpc' },
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::000000000000:role/shop-execution',
};
const register = (container: object = {}, more: object = {}): Call => [
  'RegisterTaskDefinition',
  { ...task, containerDefinitions: [{ name: 'app', image, ...container }], ...more },
];
const awsvpcConfiguration = { subnets: ['subnet-1'], securityGroups: ['sg-1'] };
const create = (more: object = {}): Call => [
  'CreateService',
  {
    ...{ cluster, serviceName: service, taskDefinition: 'shop', desiredCount: 1 },
    networkConfiguration: {
      awsvpcConfiguration: { ...awsvpcConfiguration, assignPublicIp: 'DISABLED' },
    },
    ...more,
  },
];
const given = [register(), create()];
const tags = [{ key: 'team', value: 'a' }];
const prepare: Case['prepare'] = async (aws) => {
  const { ecs } = await aws.delivery();
  ecs.createCluster(cluster);
};

/** The value at this path of a response, for the next call. */
const from =
  (path: string) =>
  (answers: Answers): never =>
    path
      .split('.')
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | undefined)?.[name],
        answers.at(-1),
      ) as never;

/** All parameters of a container that Fargate accepts. */
const container = {
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

const definitions: Case[] = [
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

const serviceConnectConfiguration = {
  ...{
    enabled: true,
    namespace: 'shop',
    accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'DISABLED' },
  },
  containerConfigurations: [{ logLevel: 'info' }],
  logConfiguration: {
    ...{ logDriver: 'awslogs', options: { 'awslogs-group': '/shop' } },
    secretOptions: [{ name: 'a', valueFrom: 'b' }],
  },
  services: [
    {
      ...{ portName: 'http', discoveryName: 'shop', ingressPortOverride: 3001 },
      clientAliases: [
        {
          ...{ port: 80, dnsName: 'shop' },
          testTrafficRules: { header: { name: 'x-test', value: { exact: 'yes' } } },
        },
      ],
      timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 10 },
      tls: {
        issuerCertificateAuthority: { awsPcaAuthorityArn: 'arn:aws:acm-pca:eu-central-1:0:x' },
        ...{ kmsKey: 'alias/tls', roleArn: 'arn:aws:iam::000000000000:role/tls' },
      },
    },
  ],
};

const deploymentConfiguration = {
  ...{ maximumPercent: 150, minimumHealthyPercent: 50, strategy: 'ROLLING', bakeTimeInMinutes: 0 },
  deploymentCircuitBreaker: {
    ...{ enable: true, rollback: true, resetOnHealthyTask: true },
    thresholdConfiguration: { type: 'COUNT', value: 3 },
  },
  alarms: { enable: true, rollback: true, alarmNames: ['shop-errors'] },
};

/** Parameters of creating and updating a service. */
const settings = {
  ...{ cluster, taskDefinition: 'shop', desiredCount: 2, platformVersion: '1.4.0' },
  networkConfiguration: {
    awsvpcConfiguration: { ...awsvpcConfiguration, assignPublicIp: 'ENABLED' },
  },
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }],
  deploymentConfiguration,
  serviceRegistries: [
    {
      registryArn: 'arn:aws:servicediscovery:x',
      port: 3000,
      containerName: 'app',
      containerPort: 3000,
    },
  ],
  serviceConnectConfiguration,
  placementConstraints: [{ type: 'distinctInstance', expression: '' }],
  placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
  ...{ healthCheckGracePeriodSeconds: 30, enableExecuteCommand: true, enableECSManagedTags: true },
  ...{ propagateTags: 'SERVICE', availabilityZoneRebalancing: 'DISABLED' },
};

const loadBalancers = [
  {
    ...{ targetGroupArn: 'none', containerName: 'app', containerPort: 3000 },
    advancedConfiguration: {
      ...{
        alternateTargetGroupArn: 'none',
        productionListenerRule: 'rule',
        testListenerRule: 'rule',
      },
      roleArn: 'arn:aws:iam::000000000000:role/load-balancing',
    },
  },
];

const services: Case[] = [
  {
    title: 'adds the defaults of a service',
    prepare,
    given: [register()],
    call: create({ launchType: 'FARGATE' }),
    expect: {
      answer: {
        service: {
          ...{
            serviceName: service,
            status: 'ACTIVE',
            launchType: 'FARGATE',
            platformVersion: 'LATEST',
          },
          ...{ schedulingStrategy: 'REPLICA', propagateTags: 'NONE', loadBalancers: [] },
          deploymentController: { type: 'ECS' },
          deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
        },
      },
    },
  },
  {
    title: 'keeps the parameters of a service',
    prepare,
    given: [register()],
    call: create({
      ...settings,
      ...{ tags, clientToken: 'token', schedulingStrategy: 'REPLICA' },
      ...{ role: 'arn:aws:iam::000000000000:role/ecs', deploymentController: { type: 'ECS' } },
    }),
    expect: {
      answer: {
        service: {
          ...{ desiredCount: 2, healthCheckGracePeriodSeconds: 30, enableExecuteCommand: true },
          ...{ deploymentConfiguration, tags, propagateTags: 'SERVICE' },
        },
      },
    },
  },
  {
    title: 'refuses daemons',
    prepare,
    given: [register()],
    call: create({ schedulingStrategy: 'DAEMON' }),
    expect: { refused: 'schedulingStrategy: DAEMON' },
  },
  {
    title: 'refuses a missing cluster',
    given: [register()],
    call: create(),
    expect: { error: 'ClusterNotFoundException' },
  },
  ...(['CreateService', 'UpdateService'] as const).map((operation): Case => ({
    title: 'refuses a missing target group',
    prepare,
    given: operation === 'CreateService' ? [register()] : given,
    call:
      operation === 'CreateService'
        ? create({ loadBalancers })
        : [operation, { cluster, service, loadBalancers }],
    expect: { error: 'InvalidParameterException', message: /targetGroupArn none/ },
  })),
  {
    title: 'updates a service, and deploys it',
    prepare,
    given,
    call: ['UpdateService', { ...settings, service, forceNewDeployment: true }],
    expect: {
      answer: {
        service: {
          desiredCount: 2,
          deploymentConfiguration,
          deployments: [{ status: 'PRIMARY' }, {}],
        },
      },
    },
  },
  {
    title: 'describes services, and lists the missing ones',
    prepare,
    given: [register(), create({ tags })],
    call: ['DescribeServices', { cluster, services: [service, 'none'], include: ['TAGS'] }],
    expect: {
      answer: {
        services: [{ serviceName: service, tags }],
        failures: [{ arn: /service\/test\/none$/, reason: 'MISSING' }],
      },
    },
  },
  {
    title: 'refuses to delete a service that runs tasks',
    prepare,
    given,
    call: ['DeleteService', { cluster, service }],
    expect: { error: 'InvalidParameterException', message: /scaled above 0/ },
  },
  {
    title: 'deletes a service by force',
    prepare,
    given,
    call: ['DeleteService', { cluster, service, force: true }],
    expect: { answer: { service: { status: 'DRAINING' } } },
  },
];

const tasks: Case[] = [
  {
    title: 'describes clusters, and lists the missing ones',
    prepare,
    given,
    call: ['DescribeClusters', { clusters: [cluster, 'none'], include: ['TAGS'] }],
    expect: {
      answer: {
        clusters: [{ clusterName: cluster, activeServicesCount: 1, tags: [] }],
        failures: [{ arn: /cluster\/none$/, reason: 'MISSING' }],
      },
    },
  },
  {
    title: 'lists only running tasks',
    prepare,
    given,
    call: [
      'ListTasks',
      {
        ...{
          cluster,
          serviceName: service,
          family: 'shop',
          startedBy: 'none',
          launchType: 'FARGATE',
        },
        ...{ desiredStatus: 'STOPPED', maxResults: 10, nextToken: '0' },
      },
    ],
    expect: { answer: { taskArns: [] } },
  },
  {
    title: 'lists the missing tasks',
    prepare,
    call: ['DescribeTasks', { cluster, tasks: ['none'], include: ['TAGS'] }],
    expect: {
      answer: { tasks: [], failures: [{ arn: /task\/test\/none$/, reason: 'MISSING' }] },
    },
  },
];

const list: Call = ['ListServiceDeployments', { cluster, service }];

const deployments: Case[] = [
  {
    title: 'lists the deployments of a service by status and time',
    prepare,
    given,
    call: [
      'ListServiceDeployments',
      {
        ...{ cluster, service, status: ['PENDING', 'IN_PROGRESS'], maxResults: 10, nextToken: '0' },
        createdAt: {
          after: new Date('2020-01-01T00:00:00Z'),
          before: new Date('2100-01-01T00:00:00Z'),
        },
      },
    ],
    expect: { answer: { serviceDeployments: [{ serviceArn: /service\/test\/shop$/ }] } },
  },
  {
    title: 'describes deployments',
    prepare,
    given: [...given, list],
    call: [
      'DescribeServiceDeployments',
      (answers) => ({
        serviceDeploymentArns: [from('serviceDeployments.0.serviceDeploymentArn')(answers)],
      }),
    ],
    expect: { answer: { serviceDeployments: [{ status: /./ }], failures: [] } },
  },
  {
    title: 'describes revisions of a service',
    prepare,
    given: [...given, list],
    call: [
      'DescribeServiceRevisions',
      (answers) => ({
        serviceRevisionArns: [from('serviceDeployments.0.targetServiceRevisionArn')(answers)],
      }),
    ],
    expect: {
      answer: { serviceRevisions: [{ taskDefinition: /task-definition\/shop:1$/ }], failures: [] },
    },
  },
  {
    title: 'stops a deployment',
    prepare,
    given: [...given, list],
    call: [
      'StopServiceDeployment',
      (answers) => ({
        serviceDeploymentArn: from('serviceDeployments.0.serviceDeploymentArn')(answers),
        stopType: 'ABORT',
      }),
    ],
    expect: { answer: { serviceDeploymentArn: /service-deployment\/test\/shop\// } },
  },
];

const tagging: Case[] = [
  {
    title: 'tags a service, and removes tags',
    operation: 'TagResource',
    prepare,
    given: [
      ...given,
      ['TagResource', (answers) => ({ resourceArn: from('service.serviceArn')(answers), tags })],
    ],
    call: ['ListTagsForResource', (answers) => ({ resourceArn: serviceArn(answers) })],
    expect: { answer: { tags } },
  },
  {
    title: 'removes tags',
    prepare,
    given: [
      register(),
      create({ tags }),
      [
        'UntagResource',
        (answers) => ({ resourceArn: from('service.serviceArn')(answers), tagKeys: ['team'] }),
      ],
    ],
    call: ['ListTagsForResource', (answers) => ({ resourceArn: serviceArn(answers) })],
    operation: 'UntagResource',
    expect: { answer: { tags: [] } },
  },
];

function serviceArn(answers: Answers): string | undefined {
  return (answers[1] as unknown as { service?: { serviceArn?: string } } | undefined)?.service
    ?.serviceArn;
}

export const ecsTable: ConformanceTable = {
  service: 'ecs',
  cases: [...definitions, ...services, ...tasks, ...oneOffTasks, ...deployments, ...tagging],
};
