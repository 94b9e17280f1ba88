import type { Manifest } from '@gatehouse/service-manifest';

interface Document {
  paths: Record<
    string,
    {
      post?: {
        requestBody?: {
          content: Record<
            string,
            { schema: { properties: Record<string, { examples?: unknown[] }> } }
          >;
        };
      };
    }
  >;
}

/** The first POST of a service's API description, with the examples that it gives, and a topic that there is. */
export async function exampleCall(
  url: string,
  { grants = [] }: Manifest,
): Promise<{ url: string; body: Record<string, unknown> }> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  const topic = grants.flatMap((grant) => ('topic' in grant ? grant.topic : []))[0];
  for (const [path, { post }] of Object.entries(paths)) {
    const fields = post?.requestBody?.content['application/json']?.schema.properties;
    if (fields === undefined) continue;
    const body = Object.entries(fields).map(([field, { examples = [] }]) => [
      field,
      field === 'topic' ? topic : examples[0],
    ]);
    return { url: `${url}${path}`, body: Object.fromEntries(body) };
  }
  throw new Error(`${url}/openapi.json describes no POST`);
}
