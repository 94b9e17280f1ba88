import type { Call, Case } from '../case.ts';

const cluster = 'test';
const executionRoleArn = 'arn:aws:iam::000000000000:role/shop-execution';
const register: Call = [
  'RegisterTaskDefinition',
  {
    ...{ family: 'shop', cpu: '256', memory: '512', networkMode: 'awsvpc' },
    ...{ requiresCompatibilities: ['FARGATE'], executionRoleArn, taskRoleArn: executionRoleArn },
    containerDefinitions: [
      { name: 'app', image: `shop@sha256:${'1'.repeat(64)}`, environment: [] },
    ],
    tags: [{ key: 'service', value: 'shop' }],
  },
];
const networkConfiguration = {
  awsvpcConfiguration: {
    ...{ subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
  },
};
const runInput = { cluster, taskDefinition: 'shop', networkConfiguration };
const run = (more: object = {}): Call => ['RunTask', { ...runInput, ...more }];
const prepare: Case['prepare'] = async (aws) =>
  void (await aws.delivery()).ecs.createCluster(cluster);
const arnIn = (answer: unknown): string | undefined =>
  (answer as { tasks?: { taskArn?: string }[] } | undefined)?.tasks?.[0]?.taskArn;

/** Tasks of no service: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-task-create.html */
export const oneOffTasks: Case[] = [
  {
    title: 'starts a task of no service',
    prepare,
    given: [register],
    call: run({
      ...{ count: 1, group: 'migrations', startedBy: 'deploy/1', clientToken: 'token-1' },
      ...{ platformVersion: '1.4.0', enableECSManagedTags: true, enableExecuteCommand: true },
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
      ...{ propagateTags: 'TASK_DEFINITION', tags: [{ key: 'by', value: 'me' }] },
      overrides: {
        containerOverrides: [
          { name: 'app', command: ['migrate'], environment: [{ name: 'A', value: 'b' }] },
        ],
      },
    }),
    expect: {
      answer: {
        tasks: [
          {
            ...{ group: 'migrations', startedBy: 'deploy/1', lastStatus: 'PROVISIONING' },
            overrides: { containerOverrides: [{ command: ['migrate'] }] },
            enableExecuteCommand: true,
          },
        ],
        failures: [],
      },
    },
  },
  {
    title: 'passes the tags of the task definition on',
    prepare,
    given: [register, run({ propagateTags: 'TASK_DEFINITION', launchType: 'FARGATE' })],
    call: [
      'DescribeTasks',
      (answers) => ({ cluster, tasks: [arnIn(answers[1])], include: ['TAGS'] }),
    ],
    operation: 'RunTask',
    expect: { answer: { tasks: [{ tags: [{ key: 'service', value: 'shop' }] }] } },
  },
  {
    title: 'starts no second task for the same token',
    prepare,
    given: [register, run({ clientToken: 'once' }), run({ clientToken: 'once' })],
    call: ['ListTasks', { cluster, family: 'shop' }],
    operation: 'RunTask',
    expect: { answer: { taskArns: [/task\/test\//] } },
  },
  {
    title: 'takes a token for one request only',
    prepare,
    given: [register, run({ clientToken: 'once' })],
    call: run({ clientToken: 'once', startedBy: 'another' }),
    expect: { error: 'ConflictException', having: { resourceIds: [/task\/test\//] } },
  },
  {
    title: 'answers the same token with the same failure',
    prepare: async (aws) => {
      const { ecs } = await aws.delivery();
      ecs.createCluster(cluster);
      ecs.nextTask('shop', { notPlaced: 'RESOURCE:MEMORY' });
    },
    given: [register, run({ clientToken: 'once' })],
    call: run({ clientToken: 'once' }),
    expect: { answer: { tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] } },
  },
  {
    title: 'starts no task without a network',
    prepare,
    given: [register],
    call: ['RunTask', { cluster, taskDefinition: 'shop' }],
    expect: { error: 'InvalidParameterException', message: /Network Configuration/ },
  },
  {
    title: 'overrides no container that there is not',
    prepare,
    given: [register],
    call: run({ overrides: { containerOverrides: [{ name: 'other' }] } }),
    expect: { error: 'InvalidParameterException', message: /container named other/ },
  },
  {
    title: 'starts no task of a definition that there is not',
    prepare,
    call: run(),
    expect: { error: 'ClientException' },
  },
  {
    title: 'ends a task with the exit code of its container',
    async prepare(aws) {
      const { ecs } = await aws.delivery();
      ecs.createCluster(cluster);
      ecs.nextTask('shop', { exitCode: 3 });
      ecs.tickEvery(5);
    },
    given: [register, run(), ['DescribeClusters', { clusters: [cluster] }], ...waiting(20)],
    call: ['DescribeTasks', (answers) => ({ cluster, tasks: [arnIn(answers[1])] })],
    operation: 'RunTask',
    expect: {
      answer: {
        tasks: [
          {
            ...{ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' },
            containers: [{ name: 'app', exitCode: 3 }],
          },
        ],
      },
    },
  },
  {
    title: 'stops a task of no service, and says why',
    prepare,
    given: [register, run()],
    call: ['StopTask', (answers) => ({ cluster, task: arnIn(answers[1]), reason: 'Ctrl-C' })],
    expect: {
      answer: {
        task: { desiredStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: 'Ctrl-C' },
      },
    },
  },
  {
    title: 'stops no task that there is not',
    prepare,
    call: ['StopTask', { cluster, task: 'none' }],
    expect: { error: 'InvalidParameterException' },
  },
  {
    title: 'lists the services of a cluster',
    prepare,
    given: [
      register,
      ['CreateService', { ...runInput, serviceName: 'shop', launchType: 'FARGATE' }],
    ],
    call: [
      'ListServices',
      {
        ...{ cluster, launchType: 'FARGATE', schedulingStrategy: 'REPLICA' },
        ...{ maxResults: 5, nextToken: '0' },
      },
    ],
    expect: { answer: { serviceArns: [/service\/test\/shop$/] } },
  },
];

/** So many calls that change nothing, while ECS takes its steps. */
function waiting(calls: number): Call[] {
  return Array.from({ length: calls }, () => ['ListTasks', { cluster }]);
}
