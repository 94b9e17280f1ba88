export { createOutgoingClient } from './outgoing-client.ts';
export type { OutgoingClient } from './client-interface.ts';
export type { OutgoingOptions } from './outgoing-options.ts';
export { OutgoingError } from './outgoing-error.ts';
export type { OutgoingRequest } from './outgoing-request.ts';
export type { OutgoingResponse } from './read-response.ts';
