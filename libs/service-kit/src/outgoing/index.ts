export {
  createOutgoingClient,
  type OutgoingClient,
  type OutgoingOptions,
} from './outgoing-client.ts';
export { OutgoingError } from './outgoing-error.ts';
export type { OutgoingRequest } from './outgoing-request.ts';
export type { OutgoingResponse } from './read-response.ts';
