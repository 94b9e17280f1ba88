/** What people have to read such a file with; none of them decides. */
export const PEERS = [
  {
    program: 'jq',
    label: 'jq, counting severities',
    args: ['[.Results[].Vulnerabilities[]?.Severity] | group_by(.) | map({(.[0]): length}) | add'],
  },
  {
    program: 'trivy',
    label: 'trivy convert, to SARIF',
    args: ['convert', '--quiet', '--format', 'sarif'],
  },
];
