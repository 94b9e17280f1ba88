import { runService } from '@gatehouse/service-kit';
import { notificationService } from './service.ts';

await runService(notificationService);
