import type { Faults } from '../faults/faults.ts';
import type { CallCounts } from './call-counts.ts';
import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { ServiceName } from '../protocol/service-names.ts';

/** The dependencies of the front server. */
export interface Backends {
  answer(service: ServiceName, request: ServiceRequest): Promise<ServiceResponse>;
  inspect(request: ServiceRequest): ServiceResponse;
}

export interface Front {
  readonly backends: Backends;
  readonly faults: Faults;
  readonly calls: CallCounts;
  /** Further names of the server. */
  readonly hosts: readonly string[];
  /** Requests wait for this promise. */
  readonly seeded: Promise<void>;
}
