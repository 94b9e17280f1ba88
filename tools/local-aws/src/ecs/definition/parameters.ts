import type { Members } from '../../protocol/parameters.ts';

const namedValue = [{ name: 'text', value: 'text' }] as const;
const namedSecret = [{ name: 'text', valueFrom: 'text' }] as const;

/** The stored parameters of a container; `check-container` and `check-fargate-container` refuse more. */
const container: Members = {
  ...{ name: 'text', image: 'text', cpu: 'integer', memory: 'integer', essential: 'boolean' },
  ...{ memoryReservation: 'integer', user: 'text', workingDirectory: 'text' },
  ...{ entryPoint: ['text'], command: ['text'], versionConsistency: /^(enabled|disabled)$/ },
  ...{ environment: namedValue, secrets: namedSecret, systemControls: 'any' },
  environmentFiles: [{ value: 'text', type: 'text' }],
  portMappings: [
    {
      ...{ name: 'text', containerPort: 'integer', hostPort: 'integer' },
      ...{ protocol: /^(tcp|udp)$/, appProtocol: /^(http|http2|grpc)$/ },
    },
  ],
  mountPoints: [{ sourceVolume: 'text', containerPath: 'text', readOnly: 'boolean' }],
  volumesFrom: [{ sourceContainer: 'text', readOnly: 'boolean' }],
  linuxParameters: {
    capabilities: { add: ['text'], drop: ['text'] },
    ...{ initProcessEnabled: 'boolean', tmpfs: 'any', devices: 'any' },
    ...{ sharedMemorySize: 'integer', maxSwap: 'integer', swappiness: 'integer' },
  },
  dependsOn: [{ containerName: 'text', condition: /^(START|COMPLETE|SUCCESS|HEALTHY)$/ }],
  ...{ startTimeout: 'integer', stopTimeout: 'integer', readonlyRootFilesystem: 'boolean' },
  ...{ interactive: 'boolean', pseudoTerminal: 'boolean', dockerLabels: { '*': 'text' } },
  ulimits: [{ name: 'text', softLimit: 'integer', hardLimit: 'integer' }],
  logConfiguration: {
    ...{ logDriver: 'text', options: { '*': 'text' }, secretOptions: namedSecret },
  },
  healthCheck: {
    command: ['text'],
    ...{ interval: 'integer', timeout: 'integer', retries: 'integer', startPeriod: 'integer' },
  },
  restartPolicy: {
    ...{ enabled: 'boolean', ignoredExitCodes: ['integer'], restartAttemptPeriod: 'integer' },
  },
  firelensConfiguration: { type: 'text', options: { '*': 'text' } },
  repositoryCredentials: { credentialsParameter: 'text' },
  resourceRequirements: [{ type: 'text', value: 'text' }],
  // `check-fargate-container` refuses these in Fargate's words.
  ...{ privileged: 'boolean', hostname: 'text', disableNetworking: 'boolean', links: ['text'] },
  ...{ dnsServers: ['text'], dnsSearchDomains: ['text'], dockerSecurityOptions: ['text'] },
  extraHosts: [{ hostname: 'text', ipAddress: 'text' }],
};

export const definitionMembers: Members = {
  ...{ family: 'text', taskRoleArn: 'text', executionRoleArn: 'text' },
  ...{ networkMode: /^(awsvpc|bridge|host|none)$/, requiresCompatibilities: ['text'] },
  ...{ cpu: 'text', memory: 'text', ipcMode: 'text', pidMode: 'text' },
  containerDefinitions: [container],
  volumes: [
    {
      ...{ name: 'text', host: { sourcePath: 'text' }, dockerVolumeConfiguration: 'any' },
      ...{ efsVolumeConfiguration: 'any', configuredAtLaunch: 'boolean' },
    },
  ],
  placementConstraints: [{ type: 'text', expression: 'text' }],
  ephemeralStorage: { sizeInGiB: 'integer' },
  runtimePlatform: { cpuArchitecture: 'text', operatingSystemFamily: 'text' },
  enableFaultInjection: 'boolean',
  tags: [{ key: 'text', value: 'text' }],
};
