import { generate } from 'json-schema-faker';
import type { OpenApiDocument } from './open-api-document.ts';
import type { FoundOperation } from './found-operation.ts';
import { operationsOf } from './operations-of.ts';
import { DescribedSchemas } from './described-schemas.ts';

const JSON_TYPE = 'application/json';

/** The operations of an API description, and what they take and answer with. */
export class DescribedApi {
  readonly #document: OpenApiDocument;
  readonly #schemas: DescribedSchemas;
  readonly #operations: readonly FoundOperation[];

  constructor(document: OpenApiDocument) {
    this.#document = document;
    this.#schemas = new DescribedSchemas(document);
    this.#operations = operationsOf(document);
  }

  /** The operation that a request is for. */
  find(method: string, url: string): FoundOperation | undefined {
    const parts = new URL(url, 'http://double').pathname.split('/');
    return this.#operations.find((each) => {
      const described = each.path.split('/');
      return (
        each.method.toUpperCase() === method &&
        described.length === parts.length &&
        described.every((part, at) => part.startsWith('{') || part === parts[at])
      );
    });
  }

  /** What is wrong with the body of a request. */
  problemOf({ path, method, operation }: FoundOperation, body: string): string | undefined {
    if (!operation.requestBody?.content[JSON_TYPE]?.schema) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return 'The body is not valid JSON';
    }
    return this.#schemas.problemOf(
      ['paths', path, method, 'requestBody', 'content', JSON_TYPE, 'schema'],
      value,
    );
  }

  /** @throws where an operation does not answer with this */
  checkAnswer(id: string, status: number, body: unknown): void {
    const { path, method, operation } = this.#named(id);
    const described = operation.responses[status];
    if (!described)
      throw new Error(
        `${id} does not answer with ${status}; it answers with ${Object.keys(operation.responses).join(', ')}`,
      );
    const type = Object.keys(described.content ?? {})[0];
    if (type === undefined || !described.content?.[type]?.schema) return;
    const place = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
    const problem = this.#schemas.problemOf(place, body);
    if (problem) throw new Error(`${id} does not answer ${status} with this: ${problem}`);
  }

  async exampleAnswer({
    id,
    operation,
  }: FoundOperation): Promise<{ status: number; body: unknown }> {
    const status = Number(Object.keys(operation.responses).sort()[0]);
    const schema = operation.responses[status]?.content?.[JSON_TYPE]?.schema;
    const body = schema && (await this.#example(schema));
    this.checkAnswer(id, status, body);
    return { status, body };
  }

  async exampleInput(id: string): Promise<Record<string, unknown>> {
    const { parameters = [], requestBody } = this.#named(id).operation;
    const input: Record<string, Record<string, unknown>> = {};
    for (const { name, in: kind, required, schema } of parameters)
      if (required) (input[kind] ??= {})[name] = await this.#example(schema);
    const schema = requestBody?.content[JSON_TYPE]?.schema;
    return { ...input, ...(schema && { body: await this.#example(schema) }) };
  }

  #example(schema: object): Promise<unknown> {
    const { components } = this.#document;
    return generate({ ...schema, components } as never, { seed: 1 } as never) as Promise<unknown>;
  }

  #named(id: string): FoundOperation {
    const found = this.#operations.find((each) => each.id === id);
    if (found) return found;
    const ids = this.#operations.map((each) => each.id).join(', ');
    throw new Error(`There is no operation "${id}"; operations: ${ids}`);
  }
}
