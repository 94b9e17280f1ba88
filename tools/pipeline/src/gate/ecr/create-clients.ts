import { ECRClient } from '@aws-sdk/client-ecr';
import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { clientSettings, type ClientOptions } from '../../aws/client-settings.ts';

/** The clients that read the scan. */
export interface EcrClients {
  readonly ecr: ECRClient;
  readonly inspector: Inspector2Client;
}

export function createClients(options?: ClientOptions): EcrClients {
  const settings = clientSettings(options);
  return { ecr: new ECRClient(settings), inspector: new Inspector2Client(settings) };
}
