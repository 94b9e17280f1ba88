import type { deliveryArnsOf, Environment } from '@gatehouse/service-manifest';
import type { Permission } from './permission.ts';

/**
 * Permissions to set a service's scaling. Application Auto Scaling checks that the caller may set alarms, and then sets
 * them itself.
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
    wildcard:
      'The names that Application Auto Scaling gives to alarms of this cluster end in an id',
  },
  {
    sid: 'SeeAlarms',
    actions: ['cloudwatch:DescribeAlarms'],
    resources: [arns.alarms],
    wildcard: 'DescribeAlarms covers all alarms of an account, and only reads',
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

/**
 * For an account with several environments: allows targets with the tag of this one, and new targets that get this tag.
 */
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
