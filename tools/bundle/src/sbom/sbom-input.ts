import type { ProductionPackage } from '../production-packages.ts';
import { type Component } from './cyclonedx.ts';
import type { Registries } from './source-of.ts';

export interface SbomInput {
  /** Folder of the service, one of the packages' locations. */
  readonly folder: string;
  readonly packages: readonly ProductionPackage[];
  /** Locations of the packages of which something is in the bundle. */
  readonly bundled: ReadonlySet<string>;
  /** Locations of those that are in node_modules beside it. */
  readonly external: ReadonlySet<string>;
  readonly registries: Registries;
  /** What made the bundle. */
  readonly tools: readonly { name: string; version: string }[];
  /** What the image has beside the service. */
  readonly base: readonly Component[];
}
