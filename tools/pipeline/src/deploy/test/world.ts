import type { Manifest } from '@gatehouse/service-manifest';
import type { Delivery, LocalAws } from '@gatehouse/local-aws';
import type { Facts } from '../../gate/evidence/index.ts';
import type { VirtualClock } from '../../aws/test/virtual-clock.ts';
import type { DeploymentRecord } from '../record/record.ts';

/** A workspace in a folder, which is the current one, and an AWS with all that its infrastructure makes. */
export interface World {
  readonly root: string;
  readonly aws: LocalAws;
  readonly delivery: Delivery;
  /** ECS takes its steps while what runs by this clock pauses. */
  readonly clock: VirtualClock;
  write(file: string, content: string | object): void;
  /** Renders the service's files from a changed manifest. */
  render(change?: Partial<Manifest>): void;
  /** How often what changes something was called since this was last asked, seeding apart: `ecs:UpdateService`. */
  changes(): Record<string, number>;
  /** What is recorded as deployed. */
  recorded(): DeploymentRecord | undefined;
  /** Promotes an image that differs from others by a text, as built from a commit. @returns `RELEASE-REPOSITORY@sha256:...` */
  push(text: string, commit?: string): string;
  /**
   * Commits what is there, the same with the same hash in every world.
   * @param at Default: some day, each commit a minute after the one before.
   * @returns the commit
   */
  commit(at?: Date): string;
  /** Git, in the workspace. */
  git(...args: readonly string[]): string;
  /** Pushes an index of images that are there. @returns as `push` */
  pushIndex(digests: readonly string[]): string;
  /** Writes evidence for an image. @returns the file */
  evidence(image: string, change?: Partial<Facts>): Promise<string>;
  stop(): Promise<void>;
}
