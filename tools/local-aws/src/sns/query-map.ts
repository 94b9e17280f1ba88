/** A map in the query protocol: `Attributes.entry.1.key`, `Attributes.entry.1.value`, ... */
export interface Entries {
  readonly entry?: readonly { readonly key?: string; readonly value?: string }[];
}

/** The parameter type of such a map. */
export const entries = { entry: [{ key: 'text', value: 'text' }] } as const;

export const mapOf = (given: Entries | undefined): Record<string, string> =>
  Object.fromEntries((given?.entry ?? []).map(({ key = '', value = '' }) => [key, value]));

export const entriesOf = (map: Readonly<Record<string, string>>): Entries => ({
  entry: Object.entries(map).map(([key, value]) => ({ key, value })),
});
