export interface Repository {
  readonly id: number;
  readonly private: boolean;
  readonly owner: { readonly id: number; readonly type: string };
  readonly default_branch: string;
  /** For administrators only. The second name is the one of GitHub Advanced Security, which it was a part of. */
  readonly security_and_analysis?: Partial<
    Record<'code_security' | 'advanced_security', { readonly status: string }>
  >;
}
