/** One element a page, so that nothing can stop at the first one. */
export function pageOf(
  body: unknown,
  address: URL,
): { readonly body: unknown; readonly link: string } {
  const policies = (body as { branch_policies?: unknown[] } | undefined)?.branch_policies;
  const list = Array.isArray(body) ? body : policies;
  if (list === undefined) return { body, link: '' };
  const page = Number(address.searchParams.get('page') ?? 1);
  const elements = list.slice(page - 1, page);
  address.searchParams.set('page', String(page + 1));
  return {
    body: policies ? { total_count: list.length, branch_policies: elements } : elements,
    link: list.length > page ? `<${address.href}>; rel="next"` : '',
  };
}
