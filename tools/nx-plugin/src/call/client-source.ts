import { names } from '@nx/devkit';
import type { ApiDescription, DescribedOperation } from './read-api-description.ts';
import { typeSource, zodSource, type Dereference, type JsonSchema } from './schema-source.ts';

/** The input of a service's client. */
export interface ClientInput {
  /** The service that is called. */
  readonly name: string;
  readonly description: ApiDescription;
  /** The environment variable with its address. */
  readonly url: string;
  /** The environment variable with the name of the secret that holds its API keys. */
  readonly secret: string;
}

export interface ClientOperation extends DescribedOperation {
  readonly path: string;
  readonly verb: string;
  /** Name of the method, which is the operation's id: `notify`. */
  readonly method: string;
  /** Prefix of the types' names: `Notify`. */
  readonly type: string;
}

const JSON_TYPE = 'application/json';

/** Operations in the order of the description, without those that accept bytes. */
export function operationsOf({ paths }: ApiDescription): ClientOperation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([verb, operation]) => {
      const { operationId: method, requestBody } = operation;
      if (method === undefined || (requestBody && !requestBody.content[JSON_TYPE])) return [];
      return [
        { ...operation, path, verb: verb.toUpperCase(), method, type: names(method).className },
      ];
    }),
  );
}

/** The class of a client. The kit has an `OutgoingClient`. */
export const clientClassOf = (service: string): string =>
  service === 'outgoing' ? 'OutgoingServiceClient' : `${names(service).className}Client`;

/** Writes the client of a service: one method for each operation. */
export function clientSource({ name, description, url, secret }: ClientInput): string {
  const { className } = names(name);
  const dereference: Dereference = (reference) =>
    description.components?.schemas?.[reference.split('/').at(-1) ?? ''];
  const operations = operationsOf(description);
  return `// Generated from the API description of ${name}: run "npx nx generate call" again after that has changed.
import * as z from 'zod';
import { ${operations.some(answerOf) ? 'OutgoingError, ' : ''}type OutgoingClient, type OutgoingResponse, type ServiceContext } from '@gatehouse/service-kit';
import type { Configuration } from '../configuration.ts';

${operations.map((each) => typesSource(each, dereference)).join('\n')}
interface Input {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * Calls ${name}. Each method throws an OutgoingError where the call does not succeed: \`callDependency\` of the kit
 * turns it into a 502 or 503.
 */
export class ${clientClassOf(name)} {
  readonly #client: OutgoingClient;

  constructor(client: OutgoingClient) {
    this.#client = client;
  }
${operations.map(methodSource).join('')}
  #send(method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH', path: string, input: Input): Promise<OutgoingResponse> {
    const { 'Idempotency-Key': idempotencyKey, ...headers } = textsOf(input.header);
    const filled = path.replace(/\\{(.+?)\\}/g, (_, name: string) => segment(input.path?.[name]));
    const query = new URLSearchParams(textsOf(input.query)).toString();
    return this.#client.send({
      method,
      path: query ? \`\${filled}?\${query}\` : filled,
      headers,
      ...(input.body !== undefined && { json: input.body }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
  }
}

const textsOf = (values: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );

/** One part of a path; "." and ".." would lead to another one. */
function segment(value: unknown): string {
  const text = String(value);
  if (/^\\.{0,2}$/.test(text)) throw new TypeError(\`"\${text}" cannot be part of a path\`);
  return encodeURIComponent(text);
}
${operations.some(answerOf) ? ANSWER_OF.replaceAll('NAME', name) : ''}${connectSource(name, className, url, secret)}`;
}

const ANSWER_OF = `
/** The answer, where it is as the API description of NAME says. */
function answerOf<T>(schema: z.ZodType<T>, response: OutgoingResponse): T {
  const { success, data } = schema.safeParse(response.json());
  if (success) return data;
  const { status } = response;
  throw new OutgoingError('The response of NAME is not what its API description says', { status, retryable: false });
}
`;

function connectSource(name: string, className: string, url: string, secret: string): string {
  return `
/** The secret with the API keys of ${name}. What a header cannot carry is no key. */
const keys = z.object({
  current: z.string().regex(/^[!-~]{1,512}$/, 'must have 1 to 512 printable ASCII characters'),
});

/** The client of ${name}, with its API key and the trace of the request that is being answered. */
export async function connect${className}({ configuration, secrets, outgoing }: Pick<ServiceContext<Configuration>, 'configuration' | 'secrets' | 'outgoing'>): Promise<${clientClassOf(name)}> {
  const apiKey = await secrets.load(configuration.${secret}, keys);
  return new ${clientClassOf(name)}(outgoing({ name: '${name}', url: configuration.${url}, apiKey }));
}
`;
}

function typesSource(operation: ClientOperation, dereference: Dereference): string {
  const { type, method, parameters = [], requestBody } = operation;
  const groups = ['path', 'query', 'header'].flatMap((kind) => {
    const own = parameters.filter((each) => each.in === kind);
    if (own.length === 0) return [];
    const isRequired = own.some(({ required }) => required);
    const fields = own.map(
      ({ name, required, schema }) =>
        `readonly ${JSON.stringify(name)}${required ? '' : '?'}: ${typeSource(schema, dereference)}`,
    );
    return [`readonly ${kind}${isRequired ? '' : '?'}: { ${fields.join('; ')} };`];
  });
  const body = requestBody?.content[JSON_TYPE]?.schema;
  if (body) groups.push(`readonly body: ${typeSource(body, dereference)};`);
  const answer = answerOf(operation);
  const answers = answer
    ? `\nconst ${method}Answer = ${zodSource(answer, dereference)};\nexport type ${type}Answer = z.infer<typeof ${method}Answer>;\n`
    : '';
  return `export type ${type}Input = ${groups.length > 0 ? `{ ${groups.join(' ')} }` : 'Record<string, never>'};\n${answers}`;
}

function methodSource(operation: ClientOperation): string {
  const { type, method, verb, path, summary = `${verb} ${path}` } = operation;
  const send = `this.#send('${verb}', '${path}', input)`;
  const comment = `\n  /** ${summary.replaceAll('*/', '* /')} */\n`;
  return answerOf(operation)
    ? `${comment}  async ${method}(input: ${type}Input): Promise<${type}Answer> {\n    return answerOf(${method}Answer, await ${send});\n  }\n`
    : `${comment}  ${method}(input: ${type}Input): Promise<OutgoingResponse> {\n    return ${send};\n  }\n`;
}

/** The schema of the first successful response, if it is JSON. */
function answerOf({ responses }: DescribedOperation): JsonSchema | undefined {
  const success = Object.keys(responses).filter((status) => status.startsWith('2'));
  return success.length === 1 ? responses[success[0]!]?.content?.[JSON_TYPE]?.schema : undefined;
}
