import { Alarm, type AlarmProps, type IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Alarm as AlarmName, ServiceModel } from '@gatehouse/service-manifest';

type Said = 'alarmDescription' | 'treatMissingData';

/** An alarm of a service, which notifies operations when it goes off. */
export class ServiceAlarm extends Alarm {
  /** Actions for other changes of its state. */
  readonly tellOperations: IAlarmAction;

  constructor(
    scope: Construct,
    what: AlarmName,
    { names, shared }: ServiceModel,
    props: Omit<AlarmProps, 'alarmName'> & Required<Pick<AlarmProps, Said>>,
  ) {
    super(scope, what, { ...props, alarmName: names.alarm(what) });
    this.tellOperations = { bind: () => ({ alarmActionArn: shared.arn.operationsTopic }) };
    this.addAlarmAction(this.tellOperations);
  }
}
