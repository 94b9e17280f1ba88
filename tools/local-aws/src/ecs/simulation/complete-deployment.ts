import type { EcsService } from '../service.ts';
import type { Deployment } from '../deployment.ts';
import { addEvent } from './add-event.ts';

/** Makes a deployment the only one of its service. */
export function completeDeployment(service: EcsService, deployment: Deployment, now: Date): void {
  deployment.rolloutState = 'COMPLETED';
  deployment.rolloutStateReason = `ECS deployment ${deployment.id} completed.`;
  deployment.updatedAt = now;
  service.deployments = [deployment];
  addEvent(service, `(deployment ${deployment.id}) deployment completed.`, now);
  addEvent(service, 'has reached a steady state.', now);
}
