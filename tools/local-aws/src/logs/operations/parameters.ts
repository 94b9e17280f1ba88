export const name = { logGroupName: 'text' } as const;

export const page = { limit: 'integer', nextToken: 'text' } as const;
