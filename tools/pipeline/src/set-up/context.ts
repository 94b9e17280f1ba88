import type { Service, Workspace } from '@gatehouse/service-manifest';
import type { Clock } from '../aws/clock.ts';
import type { Row } from '../deploy/status/row.ts';
import type { Ask } from './ask/ask.ts';
import type { Clients } from './aws/clients.ts';
import type { AwsTarget } from './aws/aws-targets.ts';
import type { GitHub } from './github/github.ts';
import type { Programs } from './local/programs.ts';

/** Public DNS, with the interface of `node:dns/promises`. */
export interface Names {
  resolveNs(domain: string): Promise<string[]>;
  resolveCaa(domain: string): Promise<readonly object[]>;
}

/** The connections of all steps. */
export interface SetUpContext {
  /** Folder of the workspace. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /**
   * The current `gatehouse.json`: steps write to it.
   * @throws {ManifestError}
   */
  workspace(): Workspace;
  /** @throws {ManifestError} */
  services(): readonly Service[];
  /** AWS at a target, with that target's credentials. */
  aws(place: AwsTarget): Clients;
  /** The services of an environment as `gatehouse status` sees them. */
  status(environment: string, services: readonly string[]): Promise<readonly Row[]>;
  readonly github: GitHub;
  readonly programs: Programs;
  readonly names: Names;
  readonly ask: Ask;
  readonly clock: Clock;
}
