import { localEnvironment, portVariable } from './local-environment.ts';

const manifest = {
  port: 3000,
  topics: ['app-notifications', 'alerts'],
  buckets: [],
  tables: [],
  secrets: {},
};
const made = (shell: Record<string, string> = {}) =>
  localEnvironment('notification-service', manifest, shell);

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

  it('takes the port from the service’s own variable, then from PORT', () => {
    expect(made({ PORT: '4000' }).PORT).toBe('4000');
    expect(made({ PORT: '4000', NOTIFICATION_SERVICE_PORT: '5000' }).PORT).toBe('5000');
    expect(portVariable('api.v2-service')).toBe('API_V2_SERVICE_PORT');
  });

  it('finds another AWS where the shell says so', () => {
    expect(made({ LOCAL_AWS_PORT: '4600' }).AWS_ENDPOINT_URL).toBe('http://127.0.0.1:4600');
    expect(made({ AWS_ENDPOINT_URL: 'http://localhost:5000' }).AWS_ENDPOINT_URL).toBe(
      'http://localhost:5000',
    );
  });

  it('never hands over a person’s own credentials, nor another environment', () => {
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
