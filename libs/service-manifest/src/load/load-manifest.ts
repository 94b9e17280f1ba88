import type * as z from 'zod';
import { manifestSchema, type Manifest } from '../schema/manifest-schema.ts';
import { workspaceSchema, type Workspace } from '../schema/workspace-schema.ts';
import { workspaceFindings } from '../rules/workspace-rules.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { findingsOf } from './findings.ts';
import { ManifestError, type Problem } from '../source/problem.ts';
import { Source } from '../source/source.ts';
import { inspectServices } from './inspect-services.ts';
import type { ManifestText, Service } from './service.ts';

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
