import { randomUUID } from 'node:crypto';
import type { EcsService } from '../service.ts';

/** ECS keeps the latest hundred events of a service. */
const most = 100;

/** Adds an event to those of the service. */
export function addEvent(service: EcsService, message: string, createdAt = new Date()): void {
  const event = { id: randomUUID(), createdAt, message: `(service ${service.name}) ${message}` };
  service.events = [event, ...service.events].slice(0, most);
}
