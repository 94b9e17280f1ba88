export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** The parts of a synthesised stack that the estimate and the check of quotas read. */
export interface PricedStack {
  readonly stackName: string;
  readonly environment?: { readonly account: string };
  readonly template: {
    readonly Resources?: Readonly<Record<string, Resource>>;
    readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
  };
}
