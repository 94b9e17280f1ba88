import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import { arnOf, type AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import type { Operations } from '../protocol/operations.ts';
import { pageOf } from '../protocol/pages.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { alarmParameters } from './parameters.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

interface Alarm {
  readonly name: string;
  state: AlarmState;
  updatedAt: Date;
}

interface DescribeAlarmsInput {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  readonly AlarmTypes?: readonly string[];
  readonly StateValue?: AlarmState;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
}

/**
 * CloudWatch's alarms, for tests in the same process. Supports the JSON protocol, which the AWS CLI uses, and not CBOR.
 */
export class LocalAlarms {
  readonly #place: AccountRegion;
  readonly #alarms = new Map<string, Alarm>();

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  create(name: string): void {
    if (!this.#alarms.has(name))
      this.#alarms.set(name, { name, state: 'OK', updatedAt: new Date() });
  }

  /** Does nothing if the alarm does not exist. */
  setState(name: string, state: AlarmState): void {
    const alarm = this.#alarms.get(name);
    if (alarm) Object.assign(alarm, { state, updatedAt: new Date() });
  }

  readonly #operations = {
    DescribeAlarms: (input: DescribeAlarmsInput) => {
      const { AlarmNames, AlarmNamePrefix = '', StateValue, MaxRecords = 50, NextToken } = input;
      if (AlarmNames && input.AlarmNamePrefix !== undefined)
        throw new ServiceError(
          'InvalidParameterCombinationException',
          'AlarmNamePrefix cannot be given together with AlarmNames.',
        );
      if (MaxRecords < 1 || MaxRecords > 100)
        throw new ServiceError('ValidationException', 'MaxRecords must be between 1 and 100.');
      // All alarms here are metric alarms.
      const { AlarmTypes = ['MetricAlarm'] } = input;
      const found = (AlarmTypes.includes('MetricAlarm') ? [...this.#alarms.values()] : [])
        .filter(({ name }) => AlarmNames?.includes(name) ?? name.startsWith(AlarmNamePrefix))
        .filter(({ state }) => !StateValue || state === StateValue);
      const page = { size: MaxRecords, token: NextToken, code: 'InvalidNextToken' };
      const { items, next } = pageOf(found, page);
      return {
        MetricAlarms: items.map((alarm) => this.#output(alarm)),
        CompositeAlarms: [],
        NextToken: next,
      };
    },
  } satisfies Operations<undefined>;

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson('monitoring', request, this.#operations, undefined, alarmParameters);
  }

  #output({ name, state, updatedAt }: Alarm): object {
    return {
      AlarmName: name,
      AlarmArn: arnOf(this.#place, 'cloudwatch', `alarm:${name}`),
      ActionsEnabled: true,
      StateValue: state,
      StateUpdatedTimestamp: updatedAt,
      StateReason: 'Set by the embedded AWS',
    };
  }
}
