import type { Role } from '../files/roles.ts';
import type { World } from './world.ts';

/** What is in a file that a step wrote. */
export interface FileContent {
  readonly kind: 'image' | 'sbom' | 'report' | 'evidence' | 'command' | 'other';
  readonly image?: string;
  readonly scanner?: string;
  readonly service?: string;
  readonly environment?: string;
  /** Path of the job that wrote evidence. */
  readonly by?: string;
}

/** A job while it runs. */
export interface JobContext {
  readonly world: World;
  readonly run: number;
  readonly path: string;
  /** `deliver-service` of the file that the job is in: what AWS knows of it. */
  readonly file: string;
  readonly event: string;
  readonly ref: string;
  readonly commit: number;
  /** Of the run, from 1. */
  readonly attempt: number;
  readonly environment: string | undefined;
  readonly permissions: Readonly<Record<string, string>>;
  readonly files: Map<string, FileContent>;
  /** Of the run, by name: files by their path. */
  readonly artifacts: Map<string, ReadonlyMap<string, FileContent>>;
  /** By profile; the variables of the job are the profile "". */
  readonly roles: Map<string, Role>;
  readonly now: number;
}

/** What a step did. */
export interface StepEnd {
  readonly outputs?: Readonly<Record<string, string>>;
  /** Why it failed; undefined for success. */
  readonly failed?: string;
  /** Whether it waits for something, and looks again a minute later. */
  readonly waits?: true;
}

export const failed = (why: string): StepEnd => ({ failed: why });
