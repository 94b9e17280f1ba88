import { templateOfService } from './test/template-of-service.ts';

const template = templateOfService('payments', 'development', {
  environments: {
    development: {
      tasks: { min: 2, hours: { from: '07:30', to: '19:00', timezone: 'Europe/Berlin' } },
    },
  },
});
const schedules = Object.values(template.findResources('AWS::Scheduler::Schedule')).map(
  ({ Properties }) => Properties,
);

it('starts the minimum number of tasks on the morning of working days, and stops all in the evening', () => {
  expect(
    schedules.map(({ ScheduleExpression, ScheduleExpressionTimezone, Target }) => [
      ScheduleExpression,
      ScheduleExpressionTimezone,
      JSON.parse(Target.Input).DesiredCount,
    ]),
  ).toEqual([
    ['cron(30 7 ? * MON-FRI *)', 'Europe/Berlin', 2],
    ['cron(0 19 ? * MON-FRI *)', 'Europe/Berlin', 0],
  ]);
});

it('lets the schedule change only this service', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyName: 'SetTasks',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ecs:UpdateService',
              Resource: 'arn:aws:ecs:eu-central-1:111111111111:service/development/payments',
            },
          ],
        },
      },
    ],
  });
});

it('has no schedule if tasks always run', () => {
  templateOfService('payments', 'development').resourceCountIs('AWS::Scheduler::Schedule', 0);
});
