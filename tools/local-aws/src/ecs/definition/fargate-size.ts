/** Memory in MiB that goes with so many CPU units: least, most, and in steps of. */
const memories: Readonly<Record<number, readonly [least: number, most: number, step: number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16_384: [32_768, 122_880, 8192],
};

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size */
export function isFargateSize(cpu: number, memory: number): boolean {
  if (cpu === 256) return [512, 1024, 2048].includes(memory);
  if (cpu === 32_768) return [61_440, 122_880, 249_856].includes(memory);
  const [least, most, step] = memories[cpu] ?? [Infinity, 0, 1];
  return memory >= least && memory <= most && (memory - least) % step === 0;
}
