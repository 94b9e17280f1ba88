export interface Zone {
  readonly id: string;
  readonly domain: string;
  readonly isPrivate?: boolean;
  readonly reference: string;
  /** Name servers by the domains that are delegated to them. */
  readonly delegations: Map<string, string[]>;
}

export const describeZone = ({ id, domain, reference, isPrivate = false }: Zone) => ({
  Id: `/hostedzone/${id}`,
  Name: `${domain}.`,
  CallerReference: reference,
  Config: { PrivateZone: isPrivate },
});
