import type { Manifest } from '@gatehouse/service-manifest';
import { localEnvironment, portVariable } from './local-environment.ts';

const manifest: Manifest = {
  description: 'Notifies',
  port: 3000,
  exposure: 'internal',
  secrets: { apiKeys: 'notification-service/api-keys' },
  grants: [
    { topic: 'app-notifications', access: 'publish' },
    { topic: 'alerts', access: 'publish' },
    { bucket: 'assets', access: 'read' },
  ],
  calls: ['api-service'],
};
const made = (shell: Record<string, string> = {}) =>
  localEnvironment(
    'notification-service',
    manifest,
    new Map([['api-service', 3001]]),
    shell,
    'http://127.0.0.1:4566',
  );

describe('localEnvironment', () => {
  it('is made from the manifest, with the local AWS behind it', () => {
    expect(made()).toMatchObject({
      ENVIRONMENT: 'local',
      PORT: '3000',
      AWS_REGION: 'eu-central-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      TOPIC_ARNS:
        'arn:aws:sns:eu-central-1:000000000000:app-notifications,arn:aws:sns:eu-central-1:000000000000:alerts',
    });
  });

  it('points to the other services of the workspace, and to granted resources', () => {
    expect(made()).toMatchObject({
      ASSETS_BUCKET: 'assets',
      API_KEYS_SECRET: 'notification-service/api-keys',
      API_SERVICE_URL: 'http://127.0.0.1:3001',
    });
    expect(made({ API_SERVICE_PORT: '5001' }).API_SERVICE_URL).toBe('http://127.0.0.1:5001');
  });

  it('takes the port from the service’s own variable, then from PORT', () => {
    expect(made({ PORT: '4000' }).PORT).toBe('4000');
    expect(made({ PORT: '4000', NOTIFICATION_SERVICE_PORT: '5000' }).PORT).toBe('5000');
    expect(portVariable('api.v2-service')).toBe('API_V2_SERVICE_PORT');
  });

  it('uses another AWS if the shell says so', () => {
    expect(made({ AWS_ENDPOINT_URL: 'http://localhost:5000' }).AWS_ENDPOINT_URL).toBe(
      'http://localhost:5000',
    );
  });

  it('never passes on a person’s own credentials, or another environment', () => {
    const shell = {
      AWS_PROFILE: 'admin',
      AWS_ACCESS_KEY_ID: 'own',
      AWS_SECRET_ACCESS_KEY: 'own',
      AWS_SESSION_TOKEN: 'own',
      ENVIRONMENT: 'production',
    };
    const environment = made(shell);
    expect(environment).not.toHaveProperty('AWS_PROFILE');
    expect(environment).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(environment).toMatchObject({
      ENVIRONMENT: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
  });
});
