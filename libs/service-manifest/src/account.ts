import type { AccountSettings, Workspace } from './schema/workspace-schema.ts';

/** What Gatehouse makes once in an account, nothing left out. */
export type Account = { readonly [Each in keyof AccountSettings]-?: boolean };

/** The defaults of the profile, then what `gatehouse.json` says of this account. */
export function accountOf({ profile = 'standard', accounts = {} }: Workspace, id: string): Account {
  const regulated = profile === 'regulated';
  const given = accounts[id] ?? {};
  return {
    auditTrail: given.auditTrail ?? true,
    objectEvents: given.objectEvents ?? profile !== 'starter',
    config: given.config ?? regulated,
    securityHub: given.securityHub ?? regulated,
    accessAnalyzer: given.accessAnalyzer ?? true,
    githubIdentityProvider: given.githubIdentityProvider ?? true,
  };
}
