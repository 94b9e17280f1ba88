import { createOutgoingClient, type OutgoingOptions, type OutgoingRequest } from './index.ts';
import { addressOf, initOf } from './outgoing-request.ts';

const SECRET = 'Zq7kPw3nXv';
const create = (options: Partial<OutgoingOptions>) =>
  createOutgoingClient({ name: 'ledger', url: 'https://ledger', ...options });

describe('a client', () => {
  it.each([
    'ledger',
    'ftp://ledger',
    `https://user:${SECRET}@ledger`,
    `https://ledger?key=${SECRET}`,
    'https://ledger#a',
  ])('is not created for the URL %s, which the error does not quote', (url) => {
    const error = expect(() => create({ url }));
    error.toThrow('The URL of ledger is not valid: expected http or https');
    error.not.toThrow(SECRET);
  });

  it.each<[keyof OutgoingOptions, number]>([
    ['timeoutMs', -1],
    ['timeoutMs', NaN],
    ['timeoutMs', 2 ** 31],
    ['attemptTimeoutMs', 0],
    ['maxResponseBytes', 1.5],
  ])('is not created with %s %d', (option, value) => {
    expect(() => create({ [option]: value })).toThrow(
      `${option} of ledger is ${value}: expected a whole number from 1 to 2147483647`,
    );
  });
});

describe('a request', () => {
  it.each(['x', ':80', '', '@evil/'])('with the path %j fails with that path', (path) => {
    expect(() => addressOf(new URL('https://ledger'), path)).toThrow(
      `The path ${JSON.stringify(path)} does not lead below https://ledger/`,
    );
  });

  it.each<[string, Partial<OutgoingRequest>]>([
    ['a value with a line feed', { headers: { 'x-token': `${SECRET}\n\n${SECRET}` } }],
    ['a name with a space', { headers: { 'x token': SECRET } }],
    ['an idempotency key with a line break', { idempotencyKey: `${SECRET}\r\nx: y` }],
  ])('with %s fails without quoting the value', (_what, request) => {
    const error = expect(() => initOf({ path: '/', ...request }));
    error.toThrow(/The header "[\w -]+" has characters that HTTP cannot carry/);
    error.not.toThrow(SECRET);
  });

  it.each([{ json: {} }, { body: 'x' }])('with GET or HEAD cannot have the body %j', (body) => {
    expect(() => initOf({ path: '/', ...body })).toThrow('A call with GET has no body');
    expect(() => initOf({ path: '/', method: 'HEAD', ...body })).toThrow('HEAD has no body');
  });

  it('cannot have two bodies', () => {
    expect(() => initOf({ method: 'POST', path: '/', json: {}, body: 'x' })).toThrow('not both');
  });
});
