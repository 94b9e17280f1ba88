import { runService } from '../index.ts';
import { toyService } from './toy-service.ts';

/** The process that specs start and stop. */
await runService(toyService);
