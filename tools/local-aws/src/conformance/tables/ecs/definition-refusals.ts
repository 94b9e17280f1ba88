import type { Case } from '../../case.ts';
import { register } from './sample.ts';

/** Parameters that Fargate refuses, with the name in its error. */
const notForFargate: [string, object][] = [
  ['privileged', { privileged: true }],
  ['hostname', { hostname: 'app' }],
  ['disableNetworking', { disableNetworking: true }],
  ['links', { links: ['helper'] }],
  ['dnsServers', { dnsServers: ['10.0.0.2'] }],
  ['dnsSearchDomains', { dnsSearchDomains: ['example'] }],
  ['dockerSecurityOptions', { dockerSecurityOptions: ['no-new-privileges'] }],
  ['extraHosts', { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.3' }] }],
  [
    'devices',
    {
      linuxParameters: {
        devices: [{ hostPath: '/dev/a', containerPath: '/dev/a', permissions: ['read'] }],
      },
    },
  ],
  ['sharedMemorySize', { linuxParameters: { sharedMemorySize: 64 } }],
  ['maxSwap', { linuxParameters: { maxSwap: 64 } }],
  ['swappiness', { linuxParameters: { swappiness: 60 } }],
];

export const definitionRefusals: Case[] = [
  ...notForFargate.map(([name, more]): Case => ({
    title: `has no ${name} on Fargate`,
    call: register(more),
    expect: { error: 'ClientException', message: new RegExp(name) },
  })),
  {
    title: 'refuses IPC with the host on Fargate',
    call: register({}, { ipcMode: 'host' }),
    expect: { error: 'ClientException', message: /ipcMode/ },
  },
  {
    title: 'refuses placement constraints on Fargate',
    call: register({}, { placementConstraints: [{ type: 'memberOf', expression: 'a' }] }),
    expect: { error: 'ClientException', message: /placementConstraints/ },
  },
  {
    title: 'refuses a folder of the host on Fargate',
    call: register({}, { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] }),
    expect: { error: 'ClientException', message: /volumes of the host or of Docker/ },
  },
  {
    title: 'refuses a Docker volume on Fargate',
    call: register(
      {},
      {
        volumes: [
          {
            name: 'data',
            dockerVolumeConfiguration: {
              ...{ scope: 'task', autoprovision: true, driver: 'local' },
              ...{ driverOpts: { a: 'b' }, labels: { a: 'b' } },
            },
          },
        ],
      },
    ),
    expect: { error: 'ClientException', message: /volumes of the host or of Docker/ },
  },
  {
    title: 'refuses a task definition without a family',
    call: register({}, { family: '' }),
    expect: { error: 'ClientException', message: /^Family should not be null or empty/ },
  },
  {
    title: 'refuses an App Mesh proxy',
    call: register({}, { proxyConfiguration: { containerName: 'envoy' } }),
    expect: { refused: 'proxyConfiguration' },
  },
];
