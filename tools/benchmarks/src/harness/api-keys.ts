import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { seededSecrets } from '@gatehouse/testing';

/** The key that the load is sent with; peers do not look at it. */
export const API_KEY = seededSecrets.currentKey;

/** An AWS with the API keys of our variants, and the environment that leads a service to it. */
export async function startAws(): Promise<{ aws: LocalAws; env: Record<string, string> }> {
  const aws = await startLocalAws({
    seed: { secrets: { 'orders/api-keys': { current: API_KEY } } },
  });
  const env = {
    ENVIRONMENT: 'local',
    PORT: '0',
    LOG_FORMAT: 'json',
    RATE_LIMIT_PER_MINUTE: '1000000000',
    AWS_REGION: aws.region,
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  return { aws, env };
}
