import type { Case, Call } from '../../case.ts';
import { target, register } from './sample.ts';

const schedule: Call = [
  'PutScheduledAction',
  {
    ...target,
    ...{ ScheduledActionName: 'end', Schedule: 'at(2026-11-28T12:00:00)', Timezone: 'UTC' },
    ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
  },
];

export const scheduledActions: readonly Case[] = [
  {
    title: 'brings a service within its bounds on a date, once',
    given: [register, schedule],
    call: [
      'DescribeScheduledActions',
      { ...target, ScheduledActionNames: ['end'], MaxResults: 5, NextToken: '0' },
    ],
    expect: {
      answer: {
        ScheduledActions: [
          {
            Schedule: 'at(2026-11-28T12:00:00)',
            Timezone: 'UTC',
            ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
          },
        ],
      },
    },
  },
  {
    title: 'refuses a schedule without a target',
    call: schedule,
    expect: { error: 'ObjectNotFoundException' },
  },
  {
    operation: 'DeleteScheduledAction',
    title: 'deletes a scheduled action',
    given: [
      register,
      schedule,
      ['DeleteScheduledAction', { ...target, ScheduledActionName: 'end' }],
    ],
    call: ['DescribeScheduledActions', { ServiceNamespace: 'ecs' }],
    expect: { answer: { ScheduledActions: [] } },
  },
  {
    title: 'reports a missing scheduled action',
    call: ['DeleteScheduledAction', { ...target, ScheduledActionName: 'end' }],
    expect: { error: 'ObjectNotFoundException' },
  },
];
