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

/** Standalone tasks: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-task-create.html */
export const oneOffTasks: Case[] = [
  {
    title: 'starts a standalone task',
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
    title: 'propagates the tags of the task definition',
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
    title: 'refuses a token of another request',
    prepare,
    given: [register, run({ clientToken: 'once' })],
    call: run({ clientToken: 'once', startedBy: 'another' }),
    expect: { error: 'ConflictException', having: { resourceIds: [/task\/test\//] } },
  },
  {
    title: 'repeats a failure for the same token',
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
    title: 'refuses a task without a network configuration',
    prepare,
    given: [register],
    call: ['RunTask', { cluster, taskDefinition: 'shop' }],
    expect: { error: 'InvalidParameterException', message: /Network Configuration/ },
  },
  {
    title: 'refuses to override a missing container',
    prepare,
    given: [register],
    call: run({ overrides: { containerOverrides: [{ name: 'other' }] } }),
    expect: { error: 'InvalidParameterException', message: /container named other/ },
  },
  {
    title: 'refuses a missing task definition',
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
    title: 'stops a standalone task with a reason',
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
    title: 'reports a missing task',
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

/** This many calls without effect, while ECS advances. */
function waiting(calls: number): Call[] {
  return Array.from({ length: calls }, () => ['ListTasks', { cluster }]);
}
