import { names } from '@nx/devkit';

/** The class of a client. The kit has an `OutgoingClient`. */
export const clientClassOf = (service: string): string =>
  service === 'outgoing' ? 'OutgoingServiceClient' : `${names(service).className}Client`;
