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

it('gives a service the URL of a database at the embedded PostgreSQL', () => {
  const grants = [{ database: 'new-orders', access: 'read-write' as const }];
  const environmentOn = (databasePort?: number) =>
    serviceEnvironment(
      { description: 'Orders', port: 3000, exposure: 'internal', grants },
      { region: 'eu-central-1', endpoint: 'http://127.0.0.1:4566', urlOf: String, databasePort },
    );
  const url = (port: number) => `postgresql://app@127.0.0.1:${port}/new-orders`;
  expect(environmentOn(50_000)).toMatchObject({ NEW_ORDERS_DATABASE: url(50_000) });
  expect(environmentOn()).toMatchObject({ NEW_ORDERS_DATABASE: url(5432) });
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
