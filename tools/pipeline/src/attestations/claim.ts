/** What must be proven of an image: that this repository's own workflow, on main, made it of this commit. */
export interface Claim {
  /** REPOSITORY@sha256:... */
  readonly image: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** ORGANISATION/REPOSITORY on GitHub. */
  readonly repository: string;
}

/** The only one of our workflow files that builds images. */
export const BUILDER = '.github/workflows/deliver-service.yml';
export const MAIN = 'refs/heads/main';

/** What is attested of an image, and how in-toto calls such a statement. */
export const PREDICATES = {
  provenance: 'https://slsa.dev/provenance/v1',
  'bill of materials': 'https://cyclonedx.org/bom',
} as const;

/** What built an image, as GitHub's certificates and our provenance call it. */
export const builderOf = ({ repository }: Pick<Claim, 'repository'>): string =>
  `https://github.com/${repository}/${BUILDER}@${MAIN}`;
