import { checkParameters } from './check-parameters.ts';
import type { Parameters } from './parameters.ts';
import { findRefusal } from './find-refusal.ts';

const parameters: Parameters = {
  Name: 'text',
  Count: 'integer',
  Ratio: 'number',
  Force: 'boolean',
  Data: 'bytes',
  Since: 'time',
  Mode: /^(A|B)$/,
  Tags: [{ Key: 'text', Value: 'text' }],
  Attributes: { '*': 'text' },
  Free: 'any',
};

it('accepts the listed ones', () => {
  expect(
    findRefusal(parameters, {
      Name: '',
      Count: -1,
      Ratio: 1.5,
      Force: false,
      Data: 'AQI=',
      Since: 1.5,
      Mode: 'A',
      Tags: [{ Key: 'k' }],
      Attributes: { anything: 'x' },
      Free: [{}],
    }),
  ).toBeUndefined();
});

it.each([
  [{ Other: 1 }, { path: 'Other' }],
  [{ toString: 1 }, { path: 'toString' }],
  [{ Tags: [{ Key: 'k' }, { Key: 'k', Owner: 'me' }] }, { path: 'Tags[1].Owner' }],
  [{ Name: 7 }, { path: 'Name', expected: 'a string' }],
  [{ Count: '7' }, { path: 'Count', expected: 'a whole number' }],
  [{ Count: 1.5 }, { path: 'Count', expected: 'a whole number' }],
  [{ Force: 'true' }, { path: 'Force', expected: 'a boolean' }],
  [{ Data: 'no base64' }, { path: 'Data', expected: 'base64' }],
  [{ Since: '2026' }, { path: 'Since', expected: 'seconds since 1970' }],
  [{ Mode: 'C' }, { path: 'Mode: C' }],
  [{ Mode: 7 }, { path: 'Mode', expected: 'a string' }],
  [{ Tags: {} }, { path: 'Tags', expected: 'a list' }],
  [{ Tags: [null] }, { path: 'Tags[0]', expected: 'a value' }],
  [{ Tags: ['x'] }, { path: 'Tags[0]', expected: 'a structure' }],
  [{ Attributes: { a: [] } }, { path: 'Attributes.a', expected: 'a string' }],
  [[], { path: '', expected: 'a structure' }],
])('refuses %j', (input, refusal) => {
  expect(findRefusal(parameters, input)).toEqual(refusal);
});

it('reads scalars as strings where the protocol has no other type', () => {
  const form = { text: true };
  const input = { Count: '7', Ratio: '1.5', Force: 'TRUE', Since: '2026-01-01T00:00:00Z' };
  expect(findRefusal(parameters, input, form)).toBeUndefined();
  expect(findRefusal(parameters, { Count: 'many' }, form)).toMatchObject({ path: 'Count' });
});

it("names the parameter and the action in the service's error", () => {
  const check = (input: object) => () =>
    checkParameters('dynamodb', 'CreateTable', parameters, input);
  expect(check({ StreamSpecification: {} })).toThrow(
    expect.objectContaining({
      code: 'ValidationException',
      message:
        'The embedded AWS does not support the parameter StreamSpecification of CreateTable.',
    }),
  );
  expect(check({ Name: 7 })).toThrow(
    expect.objectContaining({
      code: 'SerializationException',
      message: 'The parameter Name of CreateTable must be a string.',
    }),
  );
  const form = { text: true };
  expect(() =>
    checkParameters('s3', 'PutObject', parameters, { 'x-amz-acl': 'private' }, form),
  ).toThrow(expect.objectContaining({ code: 'NotImplemented', status: 501 }));
});

it('accepts an empty string as an empty list where the protocol has no other form', () => {
  expect(findRefusal(parameters, { Tags: '' }, { text: true })).toBeUndefined();
  expect(findRefusal(parameters, { Tags: '' })).toEqual({ path: 'Tags', expected: 'a list' });
});
