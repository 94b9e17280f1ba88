import { answerOf, JSON_TYPE, type ClientOperation } from './client-operations.ts';
import type { Dereference } from './json-schema.ts';
import { typeSource, zodSource } from './schema-source.ts';

/** The types of requests and responses. */
export function typesSource(operation: ClientOperation, dereference: Dereference): string {
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
