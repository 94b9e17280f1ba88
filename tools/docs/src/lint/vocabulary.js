/**
 * Words that translated prose uses, and what the field says instead.
 * @type {readonly (readonly [avoid: RegExp, instead: string])[]}
 */
export const VOCABULARY = [
  [/\bmend(s|ed|ing)?\b/i, '"fix", or "roll forward"'],
  [/\b(leav(e|es|ing)|left) away\b/i, '"omit"'],
  [/\b(some|any)body\b/i, 'the role: "the on-call engineer", "a reviewer", "another deployment"'],
  [/\bnobody\b/i, 'the actor with "no": "no alarm", "no reviewer"'],
  [/\bwho(m)?(so)?ever\b/i, 'the role, or "a caller that"'],
  [/\bwhatever\b/i, '"any", "all", or "regardless of"'],
  [/\bof (ours|yours)\b/i, '"our", "your"'],
  [/\bin so far as\b/i, '"where", "if"'],
  [/\bby the way\b/i, 'nothing: omit it'],
  [/\bas whom\b/i, '"identity", "role"'],
  [/\bwho may\b/i, '"role", "permission"'],
  [/\bdoes not go on\b/i, '"the gate blocks it"'],
  [/\b(be|is|was|were) found out\b/i, '"is indeterminate", "is noticed"'],
  [/\bpatien(t|tly|ce)\b/i, '"deadline", "retry", "backoff"'],
  [/\bno valid JSON\b/i, '"invalid JSON"'],
  [/\b(is|are) there twice\b/i, '"duplicate key"'],
  [/\bwith commas? in between\b/i, '"comma-separated"'],
  [/\bwhat stays\b/i, '"retained resources"'],
  [/\bfor ever\b/i, '"indefinitely", "never ends"'],
  [/\bheed(s|ed|ing)?\b/i, '"takes effect", "respects"'],
  [/\bin vain\b/i, '"without success"'],
  [/\bis (asked|wanted) of\b/i, '"must"'],
  [/\bonly tell(s)?\b/i, '"dry run", "diff"'],
  [/\btell(s)? of\b/i, '"report", "describe"'],
  [/\bstrangers?\b/i, '"unauthenticated caller", "outsider"'],
  [/\bwoken\b/i, '"paged"'],
  [/\bunder way\b/i, '"in flight", "running"'],
];
