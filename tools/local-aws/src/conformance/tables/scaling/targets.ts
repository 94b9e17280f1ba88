import type { Case } from '../../case.ts';
import { target, register, policy } from './sample.ts';

export const targets: readonly Case[] = [
  {
    title: 'registers a target',
    call: [
      'RegisterScalableTarget',
      {
        ...target,
        MinCapacity: 1,
        MaxCapacity: 3,
        RoleARN: 'arn:aws:iam::000000000000:role/scaling',
        SuspendedState: {
          DynamicScalingInSuspended: true,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
        },
      },
    ],
    expect: { answer: { ScalableTargetARN: /scalable-target/ } },
  },
  {
    title: 'requires both bounds of a new target',
    call: ['RegisterScalableTarget', { ...target, MinCapacity: 1 }],
    expect: { error: 'ValidationException' },
  },
  {
    title: 'refuses to tag a target',
    call: [
      'RegisterScalableTarget',
      { ...target, MinCapacity: 1, MaxCapacity: 3, Tags: { a: 'b' } },
    ],
    expect: { refused: 'Tags' },
  },
  {
    title: 'describes targets',
    given: [register],
    call: [
      'DescribeScalableTargets',
      {
        ServiceNamespace: 'ecs',
        ResourceIds: [target.ResourceId],
        ScalableDimension: target.ScalableDimension,
        MaxResults: 10,
      },
    ],
    expect: { answer: { ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 3 }] } },
  },
  {
    title: 'describes targets in pages',
    given: [
      register,
      [
        'RegisterScalableTarget',
        { ...target, ResourceId: 'service/cluster/b', MinCapacity: 1, MaxCapacity: 1 },
      ],
      ['DescribeScalableTargets', { ServiceNamespace: 'ecs', MaxResults: 1 }],
    ],
    call: [
      'DescribeScalableTargets',
      (answers) => ({ ServiceNamespace: 'ecs', NextToken: answers.at(-1)?.['NextToken'] }),
    ],
    expect: { answer: { ScalableTargets: [{ ResourceId: 'service/cluster/b' }] } },
  },
  {
    operation: 'DeregisterScalableTarget',
    title: 'deregisters a target with its policies',
    given: [register, policy(), ['DeregisterScalableTarget', target]],
    call: ['DescribeScalingPolicies', { ServiceNamespace: 'ecs' }],
    expect: { answer: { ScalingPolicies: [] } },
  },
  {
    title: 'reports a missing target',
    call: ['DeregisterScalableTarget', target],
    expect: { error: 'ObjectNotFoundException' },
  },
];
