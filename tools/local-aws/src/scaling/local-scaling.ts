import type { ScalableTarget, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Answer, ServiceRequest } from '../front/http-message.ts';
import type { Place } from '../place.ts';
import { answerJson } from '../protocol/json-service.ts';
import { policyOperations } from './operations/policies.ts';
import { targetOperations } from './operations/targets.ts';
import { scalingParameters } from './parameters.ts';
import type { ScalingState } from './scaling-state.ts';

const operations = { ...targetOperations, ...policyOperations };

/** Application Auto Scaling, which keeps targets and policies here but scales nothing. */
export class LocalScaling {
  readonly #state: ScalingState;

  constructor(place: Place) {
    this.#state = { place, targets: [], policies: [] };
  }

  /** Scalable targets, for tests. */
  targets(): readonly ScalableTarget[] {
    return this.#state.targets;
  }

  policies(): readonly ScalingPolicy[] {
    return this.#state.policies;
  }

  answer(request: ServiceRequest): Promise<Answer> {
    return answerJson(
      'application-autoscaling',
      request,
      operations,
      this.#state,
      scalingParameters,
    );
  }
}
