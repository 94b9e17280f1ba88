import type { Role } from '../files/roles.ts';
import type { World } from './world.ts';

/** The content of a file that a step wrote. */
export interface FileContent {
  readonly kind: 'image' | 'sbom' | 'report' | 'evidence' | 'command' | 'other';
  readonly image?: string;
  readonly scanner?: string;
  readonly service?: string;
  readonly environment?: string;
  /** Path of the job that wrote the evidence. */
  readonly by?: string;
}

/** A running job. */
export interface JobContext {
  readonly world: World;
  readonly run: number;
  readonly path: string;
  /** The name of the job's file, such as `deliver-service`, which AWS checks. */
  readonly file: string;
  readonly event: string;
  readonly ref: string;
  readonly commit: number;
  /** The attempt of the run, from 1. */
  readonly attempt: number;
  readonly environment: string | undefined;
  readonly permissions: Readonly<Record<string, string>>;
  readonly files: Map<string, FileContent>;
  /** The artifacts of the run by name, with files by path. */
  readonly artifacts: Map<string, ReadonlyMap<string, FileContent>>;
  /** Roles by profile; the variables of the job are the profile "". */
  readonly roles: Map<string, Role>;
  readonly now: number;
}

/** The result of a step. */
export interface StepEnd {
  readonly outputs?: Readonly<Record<string, string>>;
  /** Why it failed; undefined if it succeeded. */
  readonly failed?: string;
  /** Whether it waits, and checks again a minute later. */
  readonly waits?: true;
}

export const failed = (why: string): StepEnd => ({ failed: why });
