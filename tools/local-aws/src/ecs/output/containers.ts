import type { Container } from '@aws-sdk/client-ecs';
import { imagesOf } from './images.ts';
import type { Task } from '../task.ts';
import { healthOf } from './task-health.ts';

/** The containers of a task as DescribeTasks returns them. */
export function containersOf(task: Task): Container[] {
  const { deployment, status, stop, startedAt } = task;
  const ran = startedAt !== undefined;
  return imagesOf(deployment.revision.definition).map(({ containerName, image, imageDigest }) => ({
    containerArn: `${task.arn.replace(':task/', ':container/')}/${containerName}`,
    taskArn: task.arn,
    name: containerName,
    image,
    // Known after the image was pulled.
    ...(ran && {
      imageDigest: deployment.plan.imageDigest ?? imageDigest,
      runtimeId: `${task.id}-${containerName}`,
    }),
    lastStatus: status === 'PROVISIONING' ? 'PENDING' : status,
    healthStatus: healthOf(task),
    exitCode: ran && status === 'STOPPED' ? stop?.exitCode : undefined,
    reason: stop?.containerReason,
    networkInterfaces: [{ attachmentId: task.address, privateIpv4Address: task.address }],
  }));
}
