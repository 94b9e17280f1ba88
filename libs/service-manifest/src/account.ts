import type { AccountSettings } from './schema/account-settings-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** The complete settings of the resources that Gatehouse creates once per account. */
export type Account = { readonly [Each in keyof AccountSettings]-?: boolean };

/** The defaults of the profile, overridden by this account's section of `gatehouse.json`. */
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
