import type { deliveryArnsOf, Environment } from '@gatehouse/service-manifest';
import type { Permission } from './permission.ts';

/**
 * What a deployment sets of a service's scaling. Application Auto Scaling asks on the caller's behalf whether
 * it might set the alarms that it then sets itself.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/auto-scaling-IAM.html
 */
export const scalingPermissions = (
  arns: ReturnType<typeof deliveryArnsOf>,
  environment: Environment,
): Permission[] => [
  ...(environment.sharedAccount ? scaleTagged(arns, environment) : [scale(arns)]),
  {
    sid: 'SetScalingAlarms',
    actions: ['cloudwatch:DeleteAlarms', 'cloudwatch:PutMetricAlarm'],
    resources: [arns.scalingAlarms],
    wildcard: 'What Application Auto Scaling calls alarms of this cluster ends in an id of its own',
  },
  {
    sid: 'SeeAlarms',
    actions: ['cloudwatch:DescribeAlarms'],
    resources: [arns.alarms],
    wildcard: 'DescribeAlarms is about all alarms of an account, and only reads',
  },
  {
    sid: 'MakeServiceLinkedRoles',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: arns.serviceLinkedRoles,
    conditions: {
      StringEquals: {
        'iam:AWSServiceName': ['ecs.amazonaws.com', 'ecs.application-autoscaling.amazonaws.com'],
      },
    },
  },
];

type Arns = ReturnType<typeof deliveryArnsOf>;

const numbersOfTasks = {
  'application-autoscaling:service-namespace': 'ecs',
  'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
};

const scale = (arns: Arns): Permission => ({
  sid: 'Scale',
  actions: [
    'application-autoscaling:DeleteScheduledAction',
    'application-autoscaling:DeregisterScalableTarget',
    'application-autoscaling:PutScalingPolicy',
    'application-autoscaling:PutScheduledAction',
    'application-autoscaling:RegisterScalableTarget',
  ],
  resources: [arns.scalableTargets],
  conditions: { StringEquals: numbersOfTasks },
  wildcard: 'AWS chooses the ids of targets; a condition limits them to task counts of ECS',
});

/** In an account of several environments: what has the tag of this one, and what has no tag yet and is given it. */
function scaleTagged(arns: Arns, { name }: Environment): Permission[] {
  const { conditions: _, ...all } = scale(arns);
  return [
    {
      ...all,
      conditions: { StringEquals: { ...numbersOfTasks, 'aws:ResourceTag/environment': name } },
    },
    {
      ...all,
      sid: 'BeginToScale',
      actions: [
        'application-autoscaling:RegisterScalableTarget',
        'application-autoscaling:TagResource',
      ],
      conditions: {
        StringEquals: { ...numbersOfTasks, 'aws:RequestTag/environment': name },
        Null: { 'aws:ResourceTag/environment': 'true' },
      },
    },
  ];
}
