import type {
  DeleteScheduledActionRequest,
  DeleteScheduledActionResponse,
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse,
  PutScheduledActionRequest,
  PutScheduledActionResponse,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { randomUUID } from 'node:crypto';
import { arnOf } from '../../arn.ts';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { parseSchedule } from '../parse-schedule.ts';
import { isSame, type ScalingState } from '../scaling-state.ts';

export const scheduledActionOperations = {
  PutScheduledAction(input: PutScheduledActionRequest, state): PutScheduledActionResponse {
    if (!state.targets.some((target) => isSame(target, input)))
      throw new ServiceError(
        'ObjectNotFoundException',
        `No scalable target registered for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}`,
      );
    const existing = state.actions.find((each) => isAction(each, input));
    const { Schedule = existing?.Schedule, Timezone = existing?.Timezone } = input;
    if (Schedule === undefined) throw invalid('A schedule must be given for a new action.');
    if (parseSchedule(Schedule) === undefined)
      throw invalid(
        'The embedded AWS does not support the parameter Schedule, except with at(...).',
      );
    if (Timezone !== undefined && Timezone !== 'UTC')
      throw invalid('The embedded AWS does not support the parameter Timezone, except with UTC.');
    const resource = `scheduledAction:${randomUUID()}:resource/ecs/${input.ResourceId}:scheduledActionName/${input.ScheduledActionName}`;
    const action: ScheduledAction = {
      ScheduledActionName: input.ScheduledActionName,
      ScheduledActionARN:
        existing?.ScheduledActionARN ?? arnOf(state.place, 'autoscaling', resource),
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      ...{ Schedule, Timezone },
      ScalableTargetAction: input.ScalableTargetAction ?? existing?.ScalableTargetAction,
      CreationTime: existing?.CreationTime ?? new Date(),
    };
    state.actions = [...state.actions.filter((each) => each !== existing), action];
    return {};
  },

  DescribeScheduledActions(
    input: DescribeScheduledActionsRequest,
    { actions },
  ): DescribeScheduledActionsResponse {
    const { ScheduledActionNames, ServiceNamespace, ResourceId, ScalableDimension } = input;
    const found = actions
      .filter((action) => action.ServiceNamespace === ServiceNamespace)
      .filter((action) => ScheduledActionNames?.includes(action.ScheduledActionName ?? '') ?? true)
      .filter((action) => !ResourceId || action.ResourceId === ResourceId)
      .filter((action) => !ScalableDimension || action.ScalableDimension === ScalableDimension);
    const { items, next } = pageOf(found, { size: input.MaxResults ?? 50, token: input.NextToken });
    return { ScheduledActions: items, NextToken: next };
  },

  DeleteScheduledAction(input: DeleteScheduledActionRequest, state): DeleteScheduledActionResponse {
    const existing = state.actions.find((each) => isAction(each, input));
    if (!existing)
      throw new ServiceError(
        'ObjectNotFoundException',
        `No scheduled action found for ${input.ScheduledActionName}`,
      );
    state.actions = state.actions.filter((each) => each !== existing);
    return {};
  },
} satisfies Operations<ScalingState>;

const isAction = (action: ScheduledAction, input: DeleteScheduledActionRequest): boolean =>
  action.ScheduledActionName === input.ScheduledActionName && isSame(action, input);

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);
