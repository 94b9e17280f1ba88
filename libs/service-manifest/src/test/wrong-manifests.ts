import { WRONG_GRANTS } from './wrong-grants.ts';

/** A change to a valid manifest, and the message that it causes. */
export type WrongManifest = [what: string, change: object, message: string];

/** Manifests that are rejected. */
export const WRONG_MANIFESTS: WrongManifest[] = [
  ['a misspelt key', { prot: 1 }, 'prot: is not a known property; did you mean "port"?'],
  [
    'an asset outside of src',
    { bundle: { assets: ['../views'] } },
    'bundle.assets[0]: must be a path below src, such as src/views, without "..", spaces and quotes, not "../views"',
  ],
  ['an asset that leaves src', { bundle: { assets: ['src/../.env'] } }, ', not "src/../.env"'],
  [
    'an external package by its path',
    { bundle: { external: ['./sharp'] } },
    'bundle.external[0]: must be the name of an npm package, such as sharp or @scope/name, not "./sharp"',
  ],
  [
    'an unknown key of the bundle',
    { bundle: { asset: [] } },
    'bundle.asset: is not a known property; did you mean "assets"?; allowed: external, assets',
  ],
  [
    'a release with nothing before it',
    { release: { before: [] } },
    'release.before: must not be empty',
  ],
  [
    'a step of a release without a name',
    { release: { before: [{ command: ['migrate'] }] } },
    'release.before[0].name: must be lower-case words of letters and digits with hyphens in between, such as migrate; it is missing',
  ],
  [
    'a step whose command is a text',
    { release: { before: [{ name: 'migrate', command: 'npm run migrate' }] } },
    'release.before[0].command: must be a list of strings, such as ["/app/main.mjs", "migrate"]',
  ],
  [
    'a step that may take too long',
    { release: { before: [{ name: 'migrate', command: ['x'], timeout: 241 }] } },
    'release.before[0].timeout: must be a whole number from 1 to 240 (minutes), not 241',
  ],
  [
    'two steps of one name',
    {
      release: {
        before: [
          { name: 'migrate', command: ['a'] },
          { name: 'migrate', command: ['b'] },
        ],
      },
    },
    'release.before[1].name: "migrate" is already the name of another step',
  ],
  [
    'an unknown key',
    { colour: 'red' },
    'colour: is not a known property; allowed: $schema, description',
  ],
  [
    'an unknown key inside',
    { size: { cpus: 256 } },
    'size.cpus: is not a known property; did you mean "cpu"?; allowed: cpu, memory',
  ],
  [
    'no description',
    { description: undefined },
    'description: must be one line of 1 to 200 characters; it is missing',
  ],
  [
    'an empty description',
    { description: '' },
    'description: must be one line of 1 to 200 characters, not ""',
  ],
  [
    'a description that leaves its line',
    { description: 'one\ntwo' },
    'description: must be one line of 1 to 200 characters',
  ],
  ['no port', { port: undefined }, 'port: must be a whole number from 1024 to 49151'],
  [
    'a port as text',
    { port: '3000' },
    'port: must be a whole number from 1024 to 49151 (a port; lower ones need a privilege that Fargate does not grant, higher ones are for clients), not "3000"',
  ],
  ['a privileged port', { port: 80 }, ', not 80'],
  ['a port beyond all numbers', { port: 1e30 }, ', not 1e+30'],
  ['a port that clients are given', { port: 49_152 }, ', not 49152'],
  ['a port of another service', { port: 3009 }, 'port: 3009 is already the port of api'],
  [
    'an exposure that is none',
    { exposure: 'pubic' },
    'exposure: must be one of "internal", "public", not "pubic"; did you mean "public"?',
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
    'another architecture in one environment',
    { environments: { production: { architecture: 'ARM64' } } },
    'environments.production.architecture: is not a known property',
  ],
  [
    'a base that is none',
    { base: 'debian' },
    'base: must be one of "distroless", "alpine", not "debian"',
  ],
  [
    'an architecture that is none',
    { architecture: 'arm' },
    'architecture: must be one of "X86_64", "ARM64", not "arm"',
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
    'a health time-out not below the interval',
    { healthCheck: { interval: 5, timeout: 5 } },
    'healthCheck.timeout: 5 s must be less than healthCheck.interval, 5 s',
  ],
  [
    'an interval out of range',
    { healthCheck: { interval: 4 } },
    'healthCheck.interval: must be a whole number from 5 to 300 (seconds), not 4',
  ],
  [
    'a drain as long as the end',
    { shutdown: { drain: 30 } },
    'shutdown.drain: 30 s must be at least 5 s less than shutdown.stopTimeout, 30 s',
  ],
  [
    'an end later than Fargate allows',
    { shutdown: { stopTimeout: 121 } },
    'shutdown.stopTimeout: must be a whole number from 2 to 120 (seconds), not 121',
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
    'a secret in the environment',
    { environment: { DB_PASSWORD: 'x' } },
    'environment.DB_PASSWORD: looks like a secret',
  ],
  [
    'AWS keys in the environment',
    { environment: { AWS_ACCESS_KEY_ID: 'x' } },
    'environment.AWS_ACCESS_KEY_ID: is set by Gatehouse itself',
  ],
  [
    'a variable of Gatehouse',
    { environments: { production: { environment: { PORT: '1' } } } },
    'environments.production.environment.PORT: is set by Gatehouse itself',
  ],
  [
    'a variable that turns TLS on',
    { environment: { TLS: 'on' } },
    'environment.TLS: is set by Gatehouse itself',
  ],
  [
    'a variable in lower case',
    { environment: { logLevel: 'info' } },
    'environment.logLevel: must be the name of an environment variable',
  ],
  [
    'a variable that is no text',
    { environment: { RETRIES: 3 } },
    'environment.RETRIES: must be a string, not 3',
  ],
  [
    'an injected secret that is a variable too',
    { environment: { A: 'x' }, injectedSecrets: { A: { secret: 'x' } } },
    'injectedSecrets.A: is set under "environment" as well',
  ],
  [
    'an environment that is none',
    { environments: { prodution: {} } },
    'environments.prodution: is no environment of gatehouse.json; did you mean "production"?; allowed: development, production',
  ],
  [
    'what no environment can change',
    { environments: { production: { port: 1 } } },
    'environments.production.port: is not a known property',
  ],
  ['TLS that is neither on nor off', { tls: 'on' }, 'tls: must be true or false, not "on"'],
  ...['https://api.example.com', '*.example.com', 'API.example.com', 'localhost', '192.0.2.1'].map(
    (host): WrongManifest => [
      `the host ${host}`,
      { internet: [host] },
      `internet[0]: must be the name of a host such as api.example.com, in lower case, without https:// and wildcards, not "${host}"`,
    ],
  ),
  ['a host that is no list', { internet: 'api.example.com' }, 'internet: must be a list'],
  ['a call of itself', { calls: ['payments'] }, 'calls[0]: is this service itself'],
  [
    'a strategy that is none',
    { deployment: { strategy: 'canary' } },
    'deployment.strategy: must be one of "rolling", "blue-green", not "canary"',
  ],
  [
    'a bake of hours',
    { deployment: { strategy: 'blue-green', bake: 61 } },
    'deployment.bake: must be a whole number from 0 to 60 (minutes), not 61',
  ],
  [
    'a bake while it rolls everywhere',
    { deployment: { bake: 10 } },
    'deployment.bake: applies only to the strategy "blue-green"',
  ],
  [
    'a bake in an environment in which it rolls',
    {
      deployment: { strategy: 'blue-green', bake: 10 },
      environments: { development: { deployment: { strategy: 'rolling', bake: 5 } } },
    },
    'environments.development.deployment.bake: applies only to the strategy "blue-green"',
  ],
  [
    'a call to an unknown service',
    { calls: ['apl'] },
    'calls[0]: there is no service "apl"; did you mean "api"?',
  ],
  ['the same call twice', { calls: ['api', 'api'] }, 'calls[1]: duplicate service "api"'],
  [
    'CPU in quotes',
    { size: { cpu: '256' } },
    'size.cpu: must be a number without quotes: 256, not "256"',
  ],
  ['memory in quotes', { size: { memory: '512' } }, ', not "512"; write it without quotes: 512'],
  [
    'TLS in quotes',
    { tls: 'true' },
    'tls: must be true or false, not "true"; write it without quotes: true',
  ],
  [
    'a number as a variable',
    { environment: { A: 3 } },
    'environment.A: must be a string, not 3; write it in quotes: "3"',
  ],
  ...WRONG_GRANTS,
];
