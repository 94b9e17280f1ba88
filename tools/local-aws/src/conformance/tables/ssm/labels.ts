import type { Case } from '../../case.ts';
import { Name, put, overwrite, label } from './sample.ts';

const tagged = { ResourceType: 'Parameter', ResourceId: Name };

export const labels: Case[] = [
  {
    title: 'returns a version by its label',
    given: [put(), overwrite, label()],
    call: ['GetParameter', { Name: `${Name}:live` }],
    operation: 'LabelParameterVersion',
    expect: { answer: { Parameter: { Value: 'one' } } },
  },
  {
    title: 'lists invalid labels',
    given: [put()],
    call: label({ Labels: ['1st', 'aws'] }),
    expect: { answer: { InvalidLabels: ['1st', 'aws'] } },
  },
  {
    title: 'removes a label',
    given: [put(), label()],
    call: ['UnlabelParameterVersion', { Name, ParameterVersion: 1, Labels: ['live'] }],
    expect: { answer: { RemovedLabels: ['live'], InvalidLabels: [] } },
  },
  {
    title: 'keeps tags',
    given: [
      put(),
      [
        'AddTagsToResource',
        {
          ...tagged,
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['RemoveTagsFromResource', { ...tagged, TagKeys: ['a'] }],
    ],
    call: ['ListTagsForResource', tagged],
    expect: { answer: { TagList: [{ Key: 'b', Value: '2' }] } },
  },
];
