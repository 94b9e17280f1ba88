import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import { parseSchedule } from './parse-schedule.ts';
import { policyOperations } from './operations/policies.ts';
import { scheduledActionOperations } from './operations/scheduled-actions.ts';
import { targetOperations } from './operations/targets.ts';
import { scalingParameters } from './parameters.ts';
import type { ScalingState, SetBounds } from './scaling-state.ts';

const operations = { ...targetOperations, ...policyOperations, ...scheduledActionOperations };

/** Application Auto Scaling: keeps a service within the bounds of its target; policies have no effect here. */
export class LocalScaling {
  readonly #state: ScalingState;

  constructor(place: AccountRegion, setBounds: SetBounds = () => undefined) {
    this.#state = { place, setBounds, targets: [], policies: [], actions: [] };
  }

  /** Scalable targets, for tests. */
  targets(): readonly ScalableTarget[] {
    return this.#state.targets;
  }

  policies(): readonly ScalingPolicy[] {
    return this.#state.policies;
  }

  scheduledActions(): readonly ScheduledAction[] {
    return this.#state.actions;
  }

  /** Runs the scheduled actions that are due, each once. */
  runDue(now: Date): void {
    for (const action of this.#state.actions) {
      const moment = parseSchedule(action.Schedule ?? '');
      if (moment === undefined || moment > now || this.#taken.has(action)) continue;
      this.#taken.add(action);
      const { ServiceNamespace, ResourceId, ScalableDimension, ScalableTargetAction } = action;
      targetOperations.RegisterScalableTarget(
        { ServiceNamespace, ResourceId, ScalableDimension, ...ScalableTargetAction },
        this.#state,
      );
    }
  }

  readonly #taken = new WeakSet<ScheduledAction>();

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson(
      'application-autoscaling',
      request,
      operations,
      this.#state,
      scalingParameters,
    );
  }
}
