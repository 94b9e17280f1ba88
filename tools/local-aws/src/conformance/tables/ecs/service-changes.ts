import type { Case } from '../../case.ts';
import { cluster, given, prepare, service } from './sample.ts';
import { deploymentConfiguration, settings } from './service-settings.ts';

export const serviceChanges: Case[] = [
  {
    title: 'updates a service, and deploys it',
    prepare,
    given,
    call: ['UpdateService', { ...settings, service, forceNewDeployment: true }],
    expect: {
      answer: {
        service: {
          desiredCount: 2,
          deploymentConfiguration,
          deployments: [{ status: 'PRIMARY' }, {}],
        },
      },
    },
  },
  {
    title: 'refuses to delete a service that runs tasks',
    prepare,
    given,
    call: ['DeleteService', { cluster, service }],
    expect: { error: 'InvalidParameterException', message: /scaled above 0/ },
  },
  {
    title: 'deletes a service by force',
    prepare,
    given,
    call: ['DeleteService', { cluster, service, force: true }],
    expect: { answer: { service: { status: 'DRAINING' } } },
  },
];
