import { serviceEnvironment } from './service-environment.ts';

it('gives a service the URL of a queue at the embedded AWS', () => {
  const grants = [{ queue: 'new-jobs', access: 'send' as const }];
  expect(
    serviceEnvironment(
      { description: 'Orders', port: 3000, exposure: 'internal', grants },
      { region: 'eu-central-1', endpoint: 'http://127.0.0.1:4566', urlOf: String },
    ),
  ).toMatchObject({ NEW_JOBS_QUEUE: 'http://127.0.0.1:4566/000000000000/new-jobs' });
});

it('lets a service run without TLS on a laptop, and without draining', () => {
  const environment = serviceEnvironment(
    { description: 'Orders', port: 3000, exposure: 'internal', tls: true },
    { region: 'eu-central-1', endpoint: 'http://127.0.0.1:4566', urlOf: String },
  );
  expect(environment).toMatchObject({ ENVIRONMENT: 'local', PORT: '3000' });
  for (const variable of ['TLS', 'DRAIN_DELAY_MS'])
    expect(environment).not.toHaveProperty(variable);
});
