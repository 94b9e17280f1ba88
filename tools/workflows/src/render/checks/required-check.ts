import { lines, yaml } from '../yaml.ts';

/** The job that passes if all others did; `own` are the team's. */
export const requiredCheck = (own: readonly string[]): string => yaml`
  # The one check that the branch requires. GitHub accepts a skipped job as a passed one, hence
  # always(); and that no image was built is right only if there was none to build.
  ci:
    if: always()
    needs:
      - affected
      - code
      - workflows
      - infrastructure
      - images
      ${lines(own.map((name) => `- ${name}\n`))}
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: {}
    steps:
      - name: Refuse all but success
        if: >-
          always() && !(needs.affected.result == 'success'
          && needs.code.result == 'success'
          && needs.workflows.result == 'success'
          && needs.infrastructure.result == 'success'
          ${lines(own.map((name) => `&& needs.${name}.result == 'success'\n`))}
          && (needs.images.result == 'success'
          || (needs.images.result == 'skipped' && needs.affected.outputs.any == 'false')))
        run: exit 1
`;
