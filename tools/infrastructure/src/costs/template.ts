export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A synthesised stack, as far as an estimate and the check of quotas look at it. */
export interface PricedStack {
  readonly stackName: string;
  readonly environment?: { readonly account: string };
  readonly template: {
    readonly Resources?: Readonly<Record<string, Resource>>;
    readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
  };
}
