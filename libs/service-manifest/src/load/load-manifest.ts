import type * as z from 'zod';
import { manifestSchema, type Manifest } from '../schema/manifest-schema.ts';
import { serviceNameProblem } from '../schema/names-schema.ts';
import { workspaceSchema, type Workspace } from '../schema/workspace-schema.ts';
import { serviceFindings } from '../rules/service-rules.ts';
import { neighbourFindings } from '../rules/neighbour-rules.ts';
import { ownershipFindings } from '../rules/ownership-rules.ts';
import { workspaceFindings } from '../rules/workspace-rules.ts';
import { findingsOf } from './findings.ts';
import { ManifestError, type Problem } from '../source/problem.ts';
import { Source, type DocumentProblem } from '../source/source.ts';

/** A service and its manifest. */
export interface Service {
  readonly name: string;
  readonly manifest: Manifest;
}

/** The text of a service's manifest and its source. */
export interface ManifestText {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/**
 * Parses the text of `gatehouse.json`.
 * @throws {ManifestError} with all problems
 */
export function parseWorkspace(file: string, text: string): Workspace {
  const source = new Source(file, text);
  const workspace = validated(workspaceSchema, source);
  refuse(workspaceFindings(workspace).map((finding) => source.problem(finding)));
  return workspace;
}

/**
 * Reads one manifest on its own, without checking it against the workspace and the other manifests.
 * @throws {ManifestError} with all problems
 */
export function readManifest(file: string, text: string): Manifest {
  return validated(manifestSchema, new Source(file, text));
}

/**
 * Reads all manifests of a workspace and checks them together.
 * @throws {ManifestError} with all problems in all files
 */
export function readServices(texts: readonly ManifestText[], workspace: Workspace): Service[] {
  const { services, problems } = inspectServices(texts, workspace);
  refuse(problems);
  return services;
}

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

/** Replaces missing parts, so that the rules can check the rest. */
const PLACEHOLDER: Manifest = { description: '', port: 0, exposure: 'internal' };

/** A manifest without the properties that violate the schema. */
function inspect(source: Source): {
  manifest: Manifest;
  broken: ReadonlySet<unknown>;
  findings: DocumentProblem[];
} {
  const result = manifestSchema.safeParse(source.value);
  if (result.success) return { manifest: result.data, broken: new Set(), findings: [] };
  const findings = findingsOf(result.error.issues, source.value, manifestSchema);
  const broken = new Set<unknown>(findings.map(({ path: [property] }) => property));
  const sound = Object.entries(source.value as object).filter(
    ([property]) => !broken.has(property),
  );
  return { manifest: { ...PLACEHOLDER, ...Object.fromEntries(sound) }, broken, findings };
}

function nameFindings(name: string) {
  const problem = serviceNameProblem(name);
  return problem
    ? [{ path: [], message: `the folder "${name}" is not a valid name for a service: ${problem}` }]
    : [];
}

function validated<T extends z.ZodType>(schema: T, source: Source): z.infer<T> {
  const result = schema.safeParse(source.value);
  if (!result.success)
    refuse(
      findingsOf(result.error.issues, source.value, schema).map((finding) =>
        source.problem(finding),
      ),
    );
  return result.data as z.infer<T>;
}

/**
 * A problem in a file that was read before: at the value of `path`, or at the nearest value around it.
 * @throws {ManifestError} for text that is not a JSON object
 */
export function problemAt(file: string, text: string, finding: DocumentProblem): Problem {
  return new Source(file, text).problem(finding);
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ManifestError(problems);
}
