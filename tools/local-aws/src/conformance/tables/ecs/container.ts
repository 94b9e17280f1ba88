import { image } from './sample.ts';

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
