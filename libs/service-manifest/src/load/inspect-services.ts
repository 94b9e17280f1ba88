import { serviceNameProblem } from '../schema/service-name.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { serviceFindings } from '../rules/service-rules.ts';
import { neighbourFindings } from '../rules/neighbour-rules.ts';
import { ownershipFindings } from '../rules/ownership-rules.ts';
import { ManifestError, type Problem } from '../source/problem.ts';
import { Source } from '../source/source.ts';
import { inspect } from './inspect-manifest.ts';
import type { ManifestText, Service } from './service.ts';

/**
 * Like {@link readServices}, but returns the services with valid manifests, and the problems of the
 * others.
 */
export function inspectServices(
  texts: readonly ManifestText[],
  workspace: Workspace,
): { services: Service[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = texts.flatMap(({ name, file, text }) => {
    try {
      const source = new Source(file, text);
      return [{ name, source, ...inspect(source) }];
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  const all = new Map(read.map(({ name, manifest }) => [name, manifest]));
  // Ownership can be checked only once all manifests are readable.
  const readable =
    read.length === texts.length &&
    read.every(({ broken }) => !OWNED.some((property) => broken.has(property)));
  for (const { name, source, manifest, broken, findings } of read) {
    const rules = [
      ...serviceFindings(name, manifest, workspace, (path) => source.has(path)),
      ...neighbourFindings(name, manifest, all),
      ...(readable ? ownershipFindings(name, manifest, all) : []),
    ].filter(({ path: [property] }) => !broken.has(property));
    for (const finding of [...nameFindings(name), ...findings, ...rules])
      problems.push(source.problem(finding));
  }
  const wrong = new Set(problems.map(({ file }) => file));
  const sound = read.filter(({ source: { file } }) => !wrong.has(file));
  return { services: sound.map(({ name, manifest }) => ({ name, manifest })), problems };
}

/** The properties that determine ownership. */
const OWNED = ['grants', 'secrets', 'injectedSecrets'];

function nameFindings(name: string) {
  const problem = serviceNameProblem(name);
  return problem
    ? [{ path: [], message: `the folder "${name}" is not a valid name for a service: ${problem}` }]
    : [];
}
