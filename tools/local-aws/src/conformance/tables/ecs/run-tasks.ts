import type { Case } from '../../case.ts';
import { cluster, prepare } from './sample.ts';
import { register, run, arnIn } from './standalone-task.ts';

/** Standalone tasks: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-task-create.html */
export const runTasks: Case[] = [
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
];
