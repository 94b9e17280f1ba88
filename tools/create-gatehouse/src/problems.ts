import { basename } from 'node:path';
import { serviceNameProblem, workspaceSchema } from '@gatehouse/service-manifest';
import type { Question } from './given-answers.ts';

const { organisation, repository, registry } = workspaceSchema.shape;
const ENVIRONMENT = /^[a-z][a-z0-9-]{0,20}$/;
const MOST_ENVIRONMENTS = 9;

/** What is wrong with a value; nothing where it can be used. */
export const PROBLEMS: Record<Question, (value: string) => string | undefined> = {
  folder(value) {
    const name = basename(value);
    return /^[a-z0-9][a-z0-9-]{0,60}$/.test(name)
      ? undefined
      : 'must end in lower-case letters, digits and hyphens: packages are named after it';
  },
  organisation: (value) => messageOf(organisation.safeParse(value)),
  repository: (value) => messageOf(repository.safeParse(value)),
  region: (value) => messageOf(registry.shape.region.safeParse(value)),
  environments(value) {
    const names = value.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !ENVIRONMENT.test(name));
    if (wrong !== undefined)
      return `must be names of lower-case letters, digits and hyphens, comma-separated; "${wrong}" is none`;
    if (new Set(names).size < names.length) return 'must be different names';
    return names.length > MOST_ENVIRONMENTS ? `must be ${MOST_ENVIRONMENTS} at most` : undefined;
  },
  service: serviceNameProblem,
};

const messageOf = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues[0]?.message;
