import { modelOf } from '../model.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { catalogInfo } from './catalog-info.ts';
import { dockerfile } from './dockerfile.ts';
import { dockerignore } from './dockerignore.ts';
import { executionRolePolicy } from './execution-role.ts';
import type { ImageInput } from './image-input.ts';
import { serviceDefinition } from './service-definition.ts';
import { taskDefinition } from './task-definition.ts';
import { taskRolePolicy } from './task-role.ts';
import { trustPolicy } from './trust-policy.ts';

/** Folder of the environments' files, below the folder of a service. */
export const DEPLOY_FOLDER = 'deploy';

/** The files beside them. */
export const RENDERED_FILES = [
  'Dockerfile',
  // With this name, it applies only to that Dockerfile; the context is the whole workspace.
  'Dockerfile.dockerignore',
  'catalog-info.yaml',
] as const;

/** The files of an environment. */
export const RENDERED_DOCUMENTS = [
  'execution-role.json',
  'service-definition.json',
  'task-definition.json',
  'task-role.json',
  'trust-policy.json',
] as const;

export type RenderInput = Omit<ImageInput, 'repository'>;

/** All rendered files of a service, by their path below its folder; pure, and deterministic. */
export function renderService(input: RenderInput, workspace: Workspace): Map<string, string> {
  const { name, manifest } = input;
  const repository = `https://github.com/${workspace.organisation}/${workspace.repository}`;
  const own: Record<(typeof RENDERED_FILES)[number], string> = {
    Dockerfile: dockerfile({ ...input, repository }),
    'Dockerfile.dockerignore': dockerignore(input),
    'catalog-info.yaml': catalogInfo({ ...input, repository }, workspace),
  };
  const files = new Map(Object.entries(own));
  for (const environment of Object.keys(workspace.environments)) {
    const model = modelOf(name, manifest, workspace, environment);
    const documents: Record<(typeof RENDERED_DOCUMENTS)[number], unknown> = {
      'execution-role.json': executionRolePolicy(model),
      'service-definition.json': serviceDefinition(model),
      'task-definition.json': taskDefinition(model),
      'task-role.json': taskRolePolicy(model),
      'trust-policy.json': trustPolicy(model),
    };
    for (const [file, document] of Object.entries(documents))
      files.set(
        `${DEPLOY_FOLDER}/${environment}/${file}`,
        `${JSON.stringify(document, null, 2)}\n`,
      );
  }
  return files;
}
