/** What `nx generate service` takes; see schema.json. */
export interface ServiceOptions {
  name: string;
  description?: string;
  port?: number;
  exposure?: 'internal' | 'public';
  cpu?: number;
  memory?: number;
  topics?: string;
  tables?: string;
  buckets?: string;
  secrets?: string;
  directory?: string;
}
