import { databaseAddress } from './database-address.ts';

const HOST = 'orders.cluster-abc.eu-central-1.rds.amazonaws.com';

it('takes host, port and database from the URL of the infrastructure', () => {
  expect(databaseAddress(`postgresql://app@${HOST}:5432/app`)).toEqual({
    host: HOST,
    port: 5432,
    database: 'app',
    local: false,
  });
});

it.each(['127.0.0.1', 'localhost', '[::1]'])('does without TLS on %s alone', (host) => {
  expect(databaseAddress(`postgresql://app@${host}:5000/orders`)).toMatchObject({ local: true });
});

it.each(['127.0.0.2', '10.0.0.5', 'localhost.example.com', '127.0.0.1.example.com'])(
  'takes %s for another machine, which needs TLS',
  (host) => {
    expect(databaseAddress(`postgresql://app@${host}/app`)).toMatchObject({ local: false });
  },
);

it.each([undefined, '', 'orders', 'http://127.0.0.1/orders', 'postgresql:///orders'])(
  'refuses %s, which is no URL of a database',
  (url) => {
    expect(() => databaseAddress(url as string)).toThrow(
      'The URL of a database must be that of its variable',
    );
  },
);

it.each(['sslmode=disable', 'sslmode=no-verify', 'host=elsewhere'])(
  'refuses the setting %s in the URL',
  (setting) => {
    expect(() => databaseAddress(`postgresql://app@${HOST}/app?${setting}`)).toThrow(
      'must have no password and no settings such as sslmode',
    );
  },
);

it('refuses a password, and does not repeat it', () => {
  const password = 'hunter2hunter2';
  expect(() => databaseAddress(`postgresql://app:${password}@${HOST}/app`)).toThrow(
    'postgresql://app:[redacted]@',
  );
});
