export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A synthesised stack, as far as an estimate looks at it. */
export interface PricedStack {
  readonly stackName: string;
  readonly template: { readonly Resources?: Readonly<Record<string, Resource>> };
}
