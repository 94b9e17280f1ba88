import type {
  TargetHealth,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetTask } from '../ecs/tasks-behind.ts';
import type { Task } from '../ecs/task.ts';

/** The target of a running task. */
export function targetHealth({ task, port }: TargetTask): TargetHealthDescription[] {
  if (task.status !== 'RUNNING') return [];
  return [
    {
      Target: { Id: task.address, Port: port },
      HealthCheckPort: String(port),
      TargetHealth: task.stop ? draining : health[task.health],
    },
  ];
}

const draining: TargetHealth = {
  State: 'draining',
  Reason: 'Target.DeregistrationInProgress',
  Description: 'Target deregistration is in progress',
};

const health: Readonly<Record<Task['health'], TargetHealth>> = {
  UNKNOWN: {
    State: 'initial',
    Reason: 'Elb.RegistrationInProgress',
    Description: 'Target registration is in progress',
  },
  HEALTHY: { State: 'healthy' },
  UNHEALTHY: {
    State: 'unhealthy',
    Reason: 'Target.ResponseCodeMismatch',
    Description: 'Health checks failed with these codes: [503]',
  },
};
