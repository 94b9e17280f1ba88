import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  DEPLOY_FOLDER,
  modelOf,
  readManifest,
  parseWorkspace,
  serviceDefinition,
  taskDefinition,
} from '@gatehouse/service-manifest';
import { fileAt } from './git.ts';

const SETTINGS = 'gatehouse.json';

/**
 * Checks that the rendered files of a service match its manifest, in a commit or in the current folder.
 * @returns differences, one line for each file
 * @throws `ManifestError`
 */
export async function checkRendered(
  service: string,
  environment: string,
  commit: string | undefined,
): Promise<string[]> {
  const source = `apps/${service}/service.json`;
  const [manifest, settings] = await Promise.all([read(source, commit), read(SETTINGS, commit)]);
  const at = commit === undefined ? '' : ` at ${commit.slice(0, 12)}`;
  if (manifest === undefined || settings === undefined)
    return [`there is no ${manifest === undefined ? source : SETTINGS}${at}`];
  const workspace = parseWorkspace(SETTINGS, settings);
  if (!Object.hasOwn(workspace.environments, environment))
    return [`${SETTINGS}${at} has no environment "${environment}"`];
  const model = modelOf(service, readManifest(source, manifest), workspace, environment);
  const rendered = {
    'task-definition.json': taskDefinition(model),
    'service-definition.json': serviceDefinition(model),
  };
  const problems: string[] = [];
  for (const [name, document] of Object.entries(rendered)) {
    const file = `apps/${service}/${DEPLOY_FOLDER}/${environment}/${name}`;
    // As JSON, which has no undefined.
    const wanted: unknown = JSON.parse(JSON.stringify(document));
    if (!isDeepStrictEqual(await readJson(file), wanted))
      problems.push(`${file} is not what ${source}${at} renders to: "npx nx sync" renders it`);
  }
  return problems;
}

const read = (path: string, commit: string | undefined): Promise<string | undefined> =>
  commit === undefined ? readFile(path, 'utf8').catch(() => undefined) : fileAt(commit, path);

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // The code that uses the file reports that it is unreadable.
    return undefined;
  }
}
