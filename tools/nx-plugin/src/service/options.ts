/** A list of names; each text may be comma-separated. Nx passes one text for a prompt, else a list. */
export type List = string | readonly string[];

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
  secrets?: List;
  directory?: string;
}
