import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a package is published within another. */
export interface Vendored {
  /**
   * The only source that imports it, and nothing of its own package. With `folders` or `modules`, it exports
   * `part(name)`, which loads what these list, relative to the package.
   */
  readonly into: string;
  readonly folders?: readonly string[];
  readonly modules?: readonly string[];
  /** Packages that it loads and never uses. */
  readonly without?: readonly string[];
  /** Files that it reads, relative to it, and where they are published. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What of a package.json decides how it is published. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly main?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly generators?: string;
  readonly executors?: string;
  readonly 'nx-migrations'?: { readonly migrations: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, object>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly keywords?: readonly string[];
  /** What a package needs to say besides npm's own properties. */
  readonly gatehouse?: {
    /** Its commands are published as one bundle each, without dependencies; it exports no code. */
    readonly bundled?: true;
    /** Sources that a program loads by their path, so that no import leads to them. */
    readonly loadedByPath?: readonly string[];
    /** Packages that are published within it, instead of being installed with all that they need. */
    readonly vendored?: Readonly<Record<string, Vendored>>;
    /** Files of the workspace that it publishes in its folder `carried`, for workspaces that it makes. */
    readonly carried?: readonly string[];
  };
}

/** A package of this workspace. */
export interface SourcePackage {
  /** Such as `libs/logging`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Whether it is in "release" of nx.json. */
  readonly published: boolean;
}

/** All packages of a workspace by folder, as far as "workspaces" in its package.json lists them as `PARENT/*`. */
export function sourcePackages(root: string): SourcePackage[] {
  const { workspaces } = readJson(join(root, 'package.json')) as { workspaces: string[] };
  const { release } = readJson(join(root, 'nx.json')) as { release: { projects: string[] } };
  return workspaces
    .map((pattern) => pattern.replace(/\/\*$/, ''))
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort()
    .map((folder) => {
      const manifest = readJson(join(root, folder, 'package.json')) as Manifest;
      return { folder, manifest, published: release.projects.includes(manifest.name) };
    });
}

export const publishable = (packages: readonly SourcePackage[]) =>
  packages.filter(({ published }) => published);

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
