import type { ServiceName } from '../protocol/service-names.ts';
import type { ModelMember } from './models.ts';

/** The operations of a service, and whether an operation supports a member of the SDK's model. */
export interface SupportedService {
  readonly service: ServiceName;
  readonly operations: readonly string[];
  takes(operation: string, member: ModelMember): boolean;
}
