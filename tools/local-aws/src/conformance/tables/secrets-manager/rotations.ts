import type { Case } from '../../case.ts';
import { SecretId, create, token } from './sample.ts';

export const rotations: Case[] = [
  {
    title: 'rotates with the function of the test',
    given: [create()],
    call: [
      'RotateSecret',
      {
        ...{ SecretId, ClientRequestToken: token(2), RotationLambdaARN: 'arn:aws:lambda:x' },
        RotationRules: { AutomaticallyAfterDays: 30, Duration: '3h' },
        RotateImmediately: true,
      },
    ],
    expect: { answer: { VersionId: token(2) } },
  },
  {
    title: 'keeps a schedule of rotations',
    given: [create()],
    call: [
      'RotateSecret',
      {
        SecretId,
        RotateImmediately: false,
        RotationRules: { ScheduleExpression: 'rate(10 days)' },
      },
    ],
    expect: { answer: { Name: SecretId } },
  },
  {
    title: 'refuses to rotate less than once in a thousand days',
    given: [create()],
    call: ['RotateSecret', { SecretId, RotationRules: { AutomaticallyAfterDays: 1001 } }],
    expect: { error: 'InvalidParameterException', message: /within 1-1000/ },
  },
];
