import type { Case } from '../../case.ts';
import { Name, put, overwrite } from './sample.ts';

export const writing: Case[] = [
  {
    title: 'creates a parameter',
    call: put({
      ...{ Description: 'Price', AllowedPattern: '^o', Tier: 'Standard', DataType: 'text' },
      Tags: [{ Key: 'a', Value: 'b' }],
    }),
    expect: { answer: { Version: 1, Tier: 'Standard' } },
  },
  {
    title: 'overwrites only on request',
    given: [put()],
    call: put(),
    expect: { error: 'ParameterAlreadyExists' },
  },
  {
    title: 'adds a version on request',
    given: [put()],
    call: overwrite,
    expect: { answer: { Version: 2 } },
  },
  {
    title: 'refuses an unknown type',
    call: put({ Type: 'Number' }),
    expect: { error: 'ValidationException', message: /enum value set/ },
  },
  {
    title: 'refuses a change of the type',
    given: [put()],
    call: put({ Type: 'StringList', Overwrite: true }),
    expect: { error: 'HierarchyTypeMismatchException' },
  },
  {
    title: 'refuses a value that does not match the pattern',
    call: put({ AllowedPattern: '^\\d+$' }),
    expect: { error: 'ParameterPatternMismatchException' },
  },
  { title: 'refuses policies', call: put({ Policies: '[]' }), expect: { refused: 'Policies' } },
  {
    title: 'deletes a parameter',
    given: [put(), ['DeleteParameter', { Name }]],
    call: ['GetParameter', { Name }],
    operation: 'DeleteParameter',
    expect: { error: 'ParameterNotFound' },
  },
  {
    title: 'deletes several, and lists the missing ones',
    given: [put()],
    call: ['DeleteParameters', { Names: [Name, '/none'] }],
    expect: { answer: { DeletedParameters: [Name], InvalidParameters: ['/none'] } },
  },
];
