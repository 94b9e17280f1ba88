const range = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step);

/**
 * The memory, in MiB, that Fargate allows with each number of CPU units (1024 is one vCPU).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export const FARGATE_MEMORY: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16_384, 1024)],
  [4096, range(8192, 30_720, 1024)],
  [8192, range(16_384, 61_440, 4096)],
  [16_384, range(32_768, 122_880, 8192)],
  [32_768, [61_440, 122_880, 249_856]],
]);

/** The fault of a pair of CPU units and MiB of memory; undefined if Fargate accepts it. */
export function fargateSizeProblem(cpu: number, memory: number): string | undefined {
  const allowed = FARGATE_MEMORY.get(cpu);
  // The schema reports an invalid CPU size.
  if (allowed === undefined || allowed.includes(memory)) return undefined;
  const step = (allowed[1] ?? 0) - (allowed[0] ?? 0);
  const choice =
    allowed.length <= 4
      ? allowed.join(', ')
      : `${allowed[0]} to ${allowed.at(-1)} in steps of ${step}`;
  return `${memory} MiB is not possible with ${cpu} CPU units; allowed: ${choice}`;
}
