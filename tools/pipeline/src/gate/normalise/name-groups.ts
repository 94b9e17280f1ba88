/** Names in disjoint groups, to which pairs are added one by one. */
export interface NameGroups {
  /** The representative of a name's group; a name that was never joined represents itself. */
  readonly root: (name: string) => string;
  readonly join: (a: string, b: string) => void;
}

/** Starts with each name in its own group (union-find with path halving). */
export function nameGroups(): NameGroups {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  return { root, join: (a, b) => void parent.set(root(b), root(a)) };
}
