import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

const PLACEHOLDER = /^\{\{ssm:([^{}]+)\}\}$/;
const NO_IMAGE = /^(.+)@sha256:0{64}$/;

/** Values of parameters, by their names; one of a list has several. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Names of the parameters that a document asks for, each once. */
export function placeholdersIn(document: unknown): string[] {
  return [...new Set(textsIn(document).flatMap((text) => PLACEHOLDER.exec(text)?.[1] ?? []))];
}

/**
 * A document with values for its `{{ssm:NAME}}`: in a list all values in its place, elsewhere the only
 * one. Where there is none to be put in, the placeholder stays.
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

/** What is rendered in place of an image: its repository, in the containers that have it. */
export function imagePlaces({ containerDefinitions = [] }: RegisterTaskDefinitionRequest) {
  return containerDefinitions.flatMap(({ name = '', image = '' }) => {
    const repository = NO_IMAGE.exec(image)?.[1];
    return repository === undefined ? [] : [{ container: name, repository }];
  });
}

/** The task definition with the image in the places that wait for one. */
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
