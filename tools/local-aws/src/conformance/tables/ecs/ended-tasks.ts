import type { Call, Case } from '../../case.ts';
import { cluster, prepare } from './sample.ts';
import { register, run, arnIn } from './standalone-task.ts';

/** This many calls without effect, while ECS advances. */
function waiting(calls: number): Call[] {
  return Array.from({ length: calls }, () => ['ListTasks', { cluster }]);
}

export const endedTasks: Case[] = [
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
];
