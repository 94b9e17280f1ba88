import type { Case } from '../../case.ts';
import { target, register, tracking, policy } from './sample.ts';

export const policies: readonly Case[] = [
  {
    title: 'stores a policy unchanged',
    given: [register, policy()],
    call: ['DescribeScalingPolicies', { ...target, PolicyNames: ['cpu'], MaxResults: 5 }],
    expect: {
      answer: {
        ScalingPolicies: [
          {
            PolicyType: 'TargetTrackingScaling',
            TargetTrackingScalingPolicyConfiguration: tracking,
          },
        ],
      },
    },
  },
  {
    title: 'describes policies in pages',
    given: [
      register,
      policy('a'),
      policy('b'),
      ['DescribeScalingPolicies', { ServiceNamespace: 'ecs', MaxResults: 1 }],
    ],
    call: [
      'DescribeScalingPolicies',
      (answers) => ({ ServiceNamespace: 'ecs', NextToken: answers.at(-1)?.['NextToken'] }),
    ],
    expect: { answer: { ScalingPolicies: [{ PolicyName: 'b' }] } },
  },
  {
    title: 'refuses a policy without a target',
    call: policy(),
    expect: { error: 'ObjectNotFoundException' },
  },
  {
    operation: 'DeleteScalingPolicy',
    title: 'deletes a policy',
    given: [register, policy(), ['DeleteScalingPolicy', { ...target, PolicyName: 'cpu' }]],
    call: ['DescribeScalingPolicies', { ServiceNamespace: 'ecs' }],
    expect: { answer: { ScalingPolicies: [] } },
  },
  {
    title: 'reports a missing policy',
    call: ['DeleteScalingPolicy', { ...target, PolicyName: 'cpu' }],
    expect: { error: 'ObjectNotFoundException' },
  },
];
