import { runService } from '@gatehouse/service-kit';
import { apiService } from './service.ts';

await runService(apiService);
