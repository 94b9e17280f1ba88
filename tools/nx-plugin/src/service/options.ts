import type { List } from '../workspace/listed.ts';

/** The options of `nx generate service`; see schema.json. */
export interface ServiceOptions {
  name: string;
  description?: string;
  port?: number;
  exposure?: 'internal' | 'public';
  cpu?: number;
  memory?: number;
  topics?: List;
  tables?: List;
  buckets?: List;
  queues?: List;
  secrets?: List;
  directory?: string;
}
