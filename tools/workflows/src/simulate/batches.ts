const MOST = 256;

/** The output of `gatehouse affected` and `gatehouse status` for GitHub. */
export function batchesOf(rows: readonly object[], name: 'services' | 'images') {
  const batches: object[][] = [];
  for (let at = 0; at < rows.length; at += MOST) batches.push(rows.slice(at, at + MOST));
  return {
    any: String(rows.length > 0),
    batches: JSON.stringify({ include: batches.map((batch) => ({ [name]: batch })) }),
  };
}
