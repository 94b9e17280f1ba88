import type { ErrorPages } from '../error-page.ts';

/** Errors of provenance and of promotion. */
export const PROVENANCE = {
  'GH-PROVENANCE-001': {
    title: 'The image has no proof of its origin',
    cause:
      'No attestation, signed by GitHub or by the key of the build role, says that our workflow built this digest from this commit.',
    fix: 'Treat it as an attack: never deploy the image. Build it again with the delivery workflow.',
  },
  'GH-PROVENANCE-002': {
    title: 'Attestations cannot be verified',
    cause:
      '`gh` is missing, is not signed in, or did not end in time. With `attestations: "kms"`: the registry or the key of the build role did not respond.',
    fix: 'Install the GitHub CLI and run `gh auth login`, or set GH_TOKEN. With "kms", check the role and the network. Then run the command again.',
  },
  'GH-PROVENANCE-003': {
    title: 'The image cannot be attested',
    cause:
      '`gatehouse attest` runs elsewhere than in the delivery workflow on main, or the workspace has attestations by GitHub, or the bill of materials is of another image.',
    fix: 'Run it in the delivery workflow only, with the digest that was just pushed. Set "attestations": "kms" in gatehouse.json, and run `nx sync`.',
  },
  'GH-PROMOTE-001': {
    title: 'The build does not exist',
    cause: 'The build repository does not have this digest, or no tag of it names a commit.',
    fix: 'Build and push it: `nx container NAME --push`.',
  },
  'GH-PROMOTE-002': {
    title: 'The image is in the wrong repository',
    cause: 'Promotion copies from the build repository of the service only.',
    fix: 'Pass the reference that `nx container NAME --push` printed.',
  },
  'GH-PROMOTE-003': {
    title: 'A tag already names another image',
    cause: 'Tags of releases never move, so that a commit stands for one image.',
    fix: 'Promote the image that the tag names, or make a new commit and deliver that.',
  },
  'GH-PROMOTE-004': {
    title: 'The image cannot be trusted',
    cause:
      'A manifest does not match its digest, or an "attestation" in the index could be started as an image.',
    fix: 'Treat it as an attack: never deploy the image. Build it again from the commit.',
  },
  'GH-PROMOTE-005': {
    title: 'The registry refused or failed',
    cause: 'A request to ECR failed, or was redirected to an unexpected address.',
    fix: 'Check the permissions of the gate role (`gatehouse doctor`), then run the command again: what is copied already is not copied again.',
  },
  'GH-PROMOTE-006': {
    title: 'Too few old releases can be removed',
    cause:
      'The release repository retains everything that runs or can be rolled back to, and is full.',
    fix: 'Follow the message. Never delete a release that an environment runs.',
  },
} as const satisfies ErrorPages<'PROVENANCE' | 'PROMOTE'>;
