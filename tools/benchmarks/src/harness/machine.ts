import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os';
import { canPin } from './processors.ts';

/** What the figures were measured on, in one line. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return [
    `Node ${process.version.slice(1)}`,
    `${availableParallelism()} cores (${model}, ${platform()} ${arch()})`,
    `load ${(loadavg()[0] ?? 0).toFixed(1)} at the start`,
    canPin() ? 'processes pinned where a table says so' : 'no pinning (needs taskset, two cores)',
  ].join(', ');
}
