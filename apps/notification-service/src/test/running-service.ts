import { join } from 'node:path';
import { startService as start, type RunningService } from '@gatehouse/service-testing';
import { notificationService } from '../service.ts';

export type { RunningService };

/** The service with its own AWS, ready for supertest. */
export function startService(environment?: Record<string, string>): Promise<RunningService> {
  return start(notificationService, join(import.meta.dirname, '../..'), { environment });
}
