import { readFileSync } from 'node:fs';
import { hasEngine } from './has-engine.ts';
import { NO_CONFIG } from './image-manifest.ts';
import { pushImage } from './push-image.ts';
import { failed, leftOut, passed } from './stage-results.ts';
import type { StageResult } from './stage.ts';
import type { PipelineRun } from './pipeline-run.ts';

/** Builds the image, and pushes it; without a Docker engine, the bundle alone stands for it. */
export async function containerStage(pipelineRun: PipelineRun): Promise<StageResult> {
  const { at, bundle, work, nx, run, service } = pipelineRun;
  const main = readFileSync(at(`${bundle}/main.mjs`));
  if (!(await hasEngine(run))) {
    await pushImage(pipelineRun, NO_CONFIG, [main]);
    return leftOut(`no Docker engine here: the bundle alone stands for it, ${pipelineRun.image}`);
  }
  pipelineRun.archive = `${work}/image.tar`;
  const built = await nx('container', service, `--save=${pipelineRun.archive}`);
  const configDigest = /\bimage=\S+@(sha256:[0-9a-f]{64})/.exec(built.stdout)?.[1];
  if (built.code !== 0 || configDigest === undefined) return failed('the image was not built');
  await pushImage(pipelineRun, configDigest, [main]);
  return passed(pipelineRun.image);
}
