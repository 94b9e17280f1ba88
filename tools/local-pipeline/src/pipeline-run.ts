import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NO_CONFIG } from './image-manifest.ts';
import type { CommandResult, RunCommand } from './run-command.ts';
import type { EnvironmentAws } from './start-aws.ts';

export interface PipelineOptions {
  readonly root: string;
  readonly service: string;
  readonly environment: string;
  /** Reports of scanners, instead of one made here. */
  readonly reports: readonly string[];
  readonly run: RunCommand;
  readonly aws: EnvironmentAws;
}

/** One run of the pipeline: its commands and folders, and what the stages so far have left. */
export interface PipelineRun extends PipelineOptions {
  /** Folders and files below the workspace. */
  readonly bundle: string;
  readonly work: string;
  readonly evidence: string;
  /** The absolute path of one. */
  readonly at: (file: string) => string;
  readonly nx: (...args: string[]) => Promise<CommandResult>;
  readonly gatehouse: (...args: string[]) => Promise<CommandResult>;
  readonly reports: string[];
  /** The image as a file; undefined without a Docker engine. */
  archive: string | undefined;
  /** REPOSITORY@sha256:..., in the embedded registry. */
  image: string;
  /** Digest of its configuration. */
  config: string;
}

/** Begins a run: makes the folder for what its stages leave. */
export function startPipelineRun(options: PipelineOptions): PipelineRun {
  const { root, service, run, aws } = options;
  const work = `apps/${service}/dist/pipeline`;
  const at = (file: string) => join(root, file);
  mkdirSync(at(work), { recursive: true });
  return {
    ...options,
    bundle: `apps/${service}/dist/bundle`,
    work,
    evidence: `${work}/evidence.intoto.json`,
    at,
    // For one command: without its daemon, and without a process for each plugin, which takes seconds to start.
    nx: (...args) =>
      run('npx', ['nx', ...args], { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' }),
    gatehouse: (...args) => run('npx', ['gatehouse', ...args], aws.variables),
    reports: [...options.reports],
    archive: undefined,
    image: '',
    config: NO_CONFIG,
  };
}
