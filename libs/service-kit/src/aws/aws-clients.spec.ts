import { createAwsClients, type AwsClientSettings } from './aws-clients.ts';

class FakeClient {
  readonly settings: AwsClientSettings;

  constructor(settings: AwsClientSettings) {
    this.settings = settings;
  }

  destroy(): void {
    this.settings.requestHandler.destroy();
  }
}

const settingsWith = (environment: Record<string, string>): AwsClientSettings => {
  const before = process.env;
  process.env = { ...environment };
  try {
    const clients = createAwsClients('eu-central-1', 1_000);
    const { settings } = clients.client(FakeClient);
    clients.close();
    return settings;
  } finally {
    process.env = before;
  }
};

describe('AWS clients', () => {
  it('are created once for each kind', () => {
    const clients = createAwsClients('eu-central-1', 1_000);
    const first = clients.client(FakeClient);
    expect(clients.client(FakeClient)).toBe(first);
    clients.close();
    expect(clients.client(FakeClient)).not.toBe(first);
    clients.close();
  });

  it('address buckets by path at a custom endpoint, and by host name at AWS', () => {
    const endpoint = 'http://localhost:4566';
    expect(settingsWith({}).forcePathStyle).toBe(false);
    expect(settingsWith({ AWS_ENDPOINT_URL: '' }).forcePathStyle).toBe(false);
    expect(settingsWith({ AWS_ENDPOINT_URL: endpoint }).forcePathStyle).toBe(true);
    expect(settingsWith({ AWS_ENDPOINT_URL_S3: endpoint }).forcePathStyle).toBe(true);
  });
});
