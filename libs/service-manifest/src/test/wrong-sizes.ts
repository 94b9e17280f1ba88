import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid sizes and numbers of tasks. */
export const WRONG_SIZES: WrongManifest[] = [
  [
    'an unknown key inside',
    { size: { cpus: 256 } },
    'size.cpus: is not a known property; did you mean "cpu"?; allowed: cpu, memory',
  ],
  [
    'CPU that is none',
    { size: { cpu: 300 } },
    'size.cpu: must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, 32768',
  ],
  [
    'a wrong pair of CPU and memory',
    { size: { cpu: 256, memory: 4096 } },
    'size.memory: 4096 MiB is not possible with 256 CPU units; allowed: 512, 1024, 2048',
  ],
  [
    'memory between two steps',
    { size: { cpu: 1024, memory: 2500 } },
    'size.memory: 2500 MiB is not possible with 1024 CPU units; allowed: 2048 to 8192 in steps of 1024',
  ],
  [
    'a wrong pair in one environment',
    { environments: { production: { size: { cpu: 512 } } } },
    'environments.production.size.cpu: 512 MiB is not possible with 512 CPU units; allowed: 1024, 2048, 3072, 4096',
  ],
  [
    'no task',
    { tasks: { min: -1 } },
    'tasks.min: must be a whole number from 0 to 1000 (tasks), not -1',
  ],
  [
    'no task in production',
    { environments: { production: { tasks: { min: 0 } } } },
    'environments.production.tasks.min: must be 2 or more in production, which is production, not 0',
  ],
  [
    'one task in production',
    { environments: { production: { tasks: { min: 1 } } } },
    'environments.production.tasks.min: must be 2 or more in production, which is production, not 1',
  ],
  [
    'hours in production',
    { tasks: { hours: { from: '07:00', to: '19:00' } } },
    'tasks.hours: cannot be given for production, which is production',
  ],
  [
    'a time that is none',
    { environments: { development: { tasks: { hours: { from: '7', to: '19:00' } } } } },
    'environments.development.tasks.hours.from: must be a time such as 07:30',
  ],
  ['one task everywhere', { tasks: { min: 1 } }, 'tasks.min: must be 2 or more in production'],
  ['fewest above most', { tasks: { min: 4, max: 3 } }, 'tasks.min: 4 is more than tasks.max, 3'],
  ['half a task', { tasks: { min: 2.5 } }, 'tasks.min: must be a whole number'],
  [
    'a CPU target that is none',
    { tasks: { cpuTarget: 100 } },
    'tasks.cpuTarget: must be a whole number from 10 to 90 (percent), not 100',
  ],
  [
    'a capacity that is none',
    { capacity: 'sport' },
    'capacity: must be one of "on-demand", "spot", not "sport"; did you mean "spot"?',
  ],
  [
    'a disk smaller than the usual one',
    { ephemeralStorage: 20 },
    'ephemeralStorage: must be a whole number from 21 to 200 (GiB), not 20',
  ],
  [
    'more /tmp than memory',
    { temporaryStorage: 400 },
    'temporaryStorage: 400 MiB is more than half of size.memory, 512 MiB',
  ],
  [
    'CPU in quotes',
    { size: { cpu: '256' } },
    'size.cpu: must be a number without quotes: 256, not "256"',
  ],
  ['memory in quotes', { size: { memory: '512' } }, ', not "512"; write it without quotes: 512'],
];
