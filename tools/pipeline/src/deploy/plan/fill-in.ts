import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

const PLACEHOLDER = /^\{\{ssm:([^{}]+)\}\}$/;
const NO_IMAGE = /^(.+)@sha256:0{64}$/;

/** Values of parameters, by name; a list has several. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Names of the parameters that a document refers to, without duplicates. */
export function placeholdersIn(document: unknown): string[] {
  return [...new Set(textsIn(document).flatMap((text) => PLACEHOLDER.exec(text)?.[1] ?? []))];
}

/**
 * A document with its `{{ssm:NAME}}` placeholders filled in: within a list with all values, elsewhere with the only
 * one. A placeholder without a value remains.
 */
export function fillIn<T>(document: T, parameters: Parameters): T {
  const valuesFor = (value: unknown): readonly unknown[] => {
    const name = typeof value === 'string' ? PLACEHOLDER.exec(value)?.[1] : undefined;
    return (name !== undefined && parameters.get(name)) || [value];
  };
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((each) => valuesFor(each)).map(fill);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
    const values = valuesFor(value);
    return values.length === 1 ? values[0] : value;
  };
  return fill(document) as T;
}

/** The rendered placeholder of an image: its repository, in the containers of the image. */
export function imagePlaces({ containerDefinitions = [] }: RegisterTaskDefinitionRequest) {
  return containerDefinitions.flatMap(({ name = '', image = '' }) => {
    const repository = NO_IMAGE.exec(image)?.[1];
    return repository === undefined ? [] : [{ container: name, repository }];
  });
}

/** The task definition with the image in place of its placeholders. */
export function fillImage(
  taskDefinition: RegisterTaskDefinitionRequest,
  image: string,
): RegisterTaskDefinitionRequest {
  return {
    ...taskDefinition,
    containerDefinitions: (taskDefinition.containerDefinitions ?? []).map((container) =>
      NO_IMAGE.test(container.image ?? '') ? { ...container, image } : container,
    ),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
