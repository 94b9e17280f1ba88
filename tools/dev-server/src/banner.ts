import type pc from 'picocolors';

interface OpenApi {
  paths?: Record<string, Record<string, Operation>>;
}
interface Operation {
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}
interface Schema {
  properties?: Record<string, { examples?: unknown[] }>;
}

/**
 * What a person who has just started a service wants to know: where it is, and a call to paste. The
 * call is made from the service's own API description.
 * @param examples Values by the name of a body's field, such as a topic that exists here; for all
 *   others the description's own examples are taken.
 */
export function banner(
  name: string,
  url: string,
  document: OpenApi | undefined,
  examples: Readonly<Record<string, string>>,
  colours: ReturnType<typeof pc.createColors>,
): string {
  const rows = [
    colours.bold(`${name} is ready`),
    `  service   ${colours.cyan(url)}`,
    `  health    ${colours.cyan(`${url}/health`)}`,
    ...(document ? [`  API       ${colours.cyan(`${url}/openapi.json`)}`] : []),
    ...exampleCall(url, document, examples).map((call) => `\n  ${call}`),
  ];
  return `\n${rows.join('\n')}\n\n`;
}

function exampleCall(url: string, document: OpenApi | undefined, examples: Record<string, string>) {
  const [path, operations] = Object.entries(document?.paths ?? {})[0] ?? [];
  const post = operations?.['post'];
  if (path === undefined || post === undefined) return [];
  const schema = post.requestBody?.content?.['application/json']?.schema;
  const fields = Object.entries(schema?.properties ?? {});
  const body = Object.fromEntries(
    fields.map(([name, field]) => [name, examples[name] ?? field.examples?.[0] ?? `a ${name}`]),
  );
  const quoted = JSON.stringify(body).replaceAll("'", String.raw`'\''`);
  return [
    `curl ${url}${path} -H 'x-api-key: gatehouse-local' -H 'content-type: application/json' -d '${quoted}'`,
  ];
}
