import type { DescribedSchemas } from './described-schemas.ts';
import type { DescribedResponse } from './open-api-document.ts';

/**
 * Compares the body of a response with its description.
 * @param place of the response in the description
 * @returns what is wrong
 */
export function compareBody(
  schemas: DescribedSchemas,
  place: readonly string[],
  { content }: DescribedResponse,
  { type, text }: { type: string; text: string },
): string | undefined {
  if (content === undefined) return text === '' ? undefined : `${place.at(-1)} has a body`;
  const media = content[type];
  if (media === undefined) return `${place.at(-1)} is of the type "${type}"`;
  if (media.schema === undefined) return undefined;
  const problem = schemas.problemOf([...place, 'content', type, 'schema'], JSON.parse(text));
  return problem === undefined ? undefined : `${place.at(-1)}: ${problem}`;
}
