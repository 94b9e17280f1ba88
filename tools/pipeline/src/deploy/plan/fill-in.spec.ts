import { fillImage, fillIn, imagePlaces, placeholdersIn } from './fill-in.ts';

const ZEROS = `sha256:${'0'.repeat(64)}`;
const parameters = new Map([
  ['/subnets', ['a', 'b']],
  ['/group', ['sg']],
]);

test('a list of values replaces its parameter, and a single value is filled in anywhere', () => {
  const document = { subnets: ['first', '{{ssm:/subnets}}'], group: '{{ssm:/group}}', count: 2 };
  expect(fillIn(document, parameters)).toEqual({
    subnets: ['first', 'a', 'b'],
    group: 'sg',
    count: 2,
  });
});

test('a parameter without a value, or with several instead of one, remains and can be named', () => {
  const filled = fillIn(
    { one: '{{ssm:/none}}', two: ['{{ssm:/none}}'], three: '{{ssm:/subnets}}' },
    parameters,
  );
  expect(placeholdersIn(filled)).toEqual(['/none', '/subnets']);
});

test('a value that looks like an unknown placeholder remains unchanged', () => {
  expect(fillIn(['{{ssm:}}', 'a {{ssm:/group}}'], parameters)).toEqual([
    '{{ssm:}}',
    'a {{ssm:/group}}',
  ]);
});

test('an image is filled in only where it has a placeholder', () => {
  const definition = {
    family: 'payments',
    containerDefinitions: [
      { name: 'payments', image: `registry/payments@${ZEROS}` },
      { name: 'sidecar', image: `registry/sidecar@sha256:${'1'.repeat(64)}` },
    ],
  };
  expect(imagePlaces(definition)).toEqual([
    { container: 'payments', repository: 'registry/payments' },
  ]);
  expect(fillImage(definition, 'new').containerDefinitions?.map(({ image }) => image)).toEqual([
    'new',
    definition.containerDefinitions[1]?.image,
  ]);
});
