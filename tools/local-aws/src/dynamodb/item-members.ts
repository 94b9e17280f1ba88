import type { Members } from '../protocol/parameters.ts';

export const value: Members = {
  ...({ S: 'text', N: 'text', B: 'bytes', BOOL: 'boolean', NULL: 'boolean' } as const),
  ...({ SS: ['text'], NS: ['text'], BS: ['bytes'] } as const),
  // These contain values, recursively.
  get L() {
    return [value] as const;
  },
  get M() {
    return { '*': value };
  },
};

export const item: Members = { '*': value };

export const names: Members = { '*': 'text' };

export const consumed = /^(NONE|TOTAL|INDEXES)$/;

/** Only tables with local indexes have item collections, and there are no metrics of them. */
export const collections = /^NONE$/;

export const condition = {
  ConditionExpression: 'text',
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: item,
  ReturnValuesOnConditionCheckFailure: /^(NONE|ALL_OLD)$/,
} as const;
