export interface Repository {
  readonly id: number;
  readonly private: boolean;
  readonly owner: { readonly id: number; readonly type: string };
  readonly default_branch: string;
}
