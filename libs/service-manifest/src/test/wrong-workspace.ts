type Environments = Record<'development' | 'production', object>;

/** What is changed in a good `gatehouse.json` with these environments, and the message that this gives. */
export type WrongWorkspace = [
  what: string,
  change: (environments: Environments) => object,
  message: string,
];

/** With other settings of production. */
export const production = (change: object) => (environments: Environments) => ({
  environments: { production: { ...environments.production, ...change } },
});
