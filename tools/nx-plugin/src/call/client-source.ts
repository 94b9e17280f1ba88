import { names } from '@nx/devkit';
import { ANSWER_OF } from './answer-of.ts';
import { clientClassOf } from './client-class.ts';
import { answerOf, operationsOf, type ClientOperation } from './client-operations.ts';
import { typesSource } from './client-types.ts';
import { connectSource } from './connect-source.ts';
import type { Dereference } from './json-schema.ts';
import type { ApiDescription } from './read-api-description.ts';

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

function methodSource(operation: ClientOperation): string {
  const { type, method, verb, path, summary = `${verb} ${path}` } = operation;
  const send = `this.#send('${verb}', '${path}', input)`;
  const comment = `\n  /** ${summary.replaceAll('*/', '* /')} */\n`;
  return answerOf(operation)
    ? `${comment}  async ${method}(input: ${type}Input): Promise<${type}Answer> {\n    return answerOf(${method}Answer, await ${send});\n  }\n`
    : `${comment}  ${method}(input: ${type}Input): Promise<OutgoingResponse> {\n    return ${send};\n  }\n`;
}
