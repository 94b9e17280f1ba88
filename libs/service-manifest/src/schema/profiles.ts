/** The profiles; a setting of its own overrides each default. */
export const PROFILES = ['starter', 'standard', 'regulated'] as const;
export type Profile = (typeof PROFILES)[number];
