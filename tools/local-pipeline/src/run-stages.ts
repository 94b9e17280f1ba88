import { EXIT_CODES, type Finished, type Stage, type StageResult } from './stage.ts';

/**
 * Runs the stages in order, up to the first that blocks the image. A stage that throws has failed.
 * @param tell Called before each stage.
 */
export async function runStages(
  stages: readonly Stage[],
  tell: (stage: Stage) => void,
): Promise<Finished[]> {
  const finished: Finished[] = [];
  for (const stage of stages) {
    tell(stage);
    const started = performance.now();
    const result = await stage.run().catch((error: unknown): StageResult => ({
      outcome: 'failed',
      detail: (error as Error).message.split('\n')[0] ?? '',
    }));
    finished.push({
      name: stage.name,
      ...result,
      milliseconds: performance.now() - started,
    });
    if (EXIT_CODES[result.outcome] !== 0) break;
  }
  return finished;
}
