/** What a step passes to an action. */
export type Inputs = Readonly<Record<string, string>>;
