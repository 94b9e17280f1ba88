import type { Manifest } from '../schema/manifest-schema.ts';
import type { RuntimeBase } from './container.ts';
import type { PackageManager } from './package-manager.ts';

/** The inputs of a service's image. */
export interface ImageInput {
  readonly name: string;
  readonly manifest: Manifest;
  /** The source code, for the label: an https address. */
  readonly repository: string;
  /** Folder of the service, such as `apps/payments`. */
  readonly folder: string;
  /** Folders of all workspace packages that the bundle may contain, including the service's own. */
  readonly packages: readonly string[];
  /**
   * Folder of @gatehouse/bundle if it is part of the workspace; otherwise it is a dependency of the
   * workspace's root.
   */
  readonly bundler?: string | undefined;
  /** Default: npm. */
  readonly packageManager?: PackageManager | undefined;
  readonly bases: BaseImages;
}

/** Complete references, with tag and digest: `docker.io/library/node:26@sha256:...`. */
export type BaseImages = Readonly<Record<'build' | RuntimeBase, string>>;
