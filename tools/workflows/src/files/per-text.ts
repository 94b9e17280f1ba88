/**
 * A check of texts that is made once for the same texts: most steps of workflows are the same, and so are most files
 * after a change of one.
 * @param check Depends on its texts alone
 */
export function perText<Texts extends readonly string[], Result>(
  check: (...texts: Texts) => Result,
): (...texts: Texts) => Result {
  const results = new Map<string, Result>();
  return (...texts) => {
    const key = JSON.stringify(texts);
    if (!results.has(key)) results.set(key, check(...texts));
    return results.get(key) as Result;
  };
}
