import type { Steps } from '../steps-interface.ts';
import { yaml } from '../yaml.ts';

/** Names of artifacts: of one digest, in however many environments it runs. */
export const IMAGE = '${{ matrix.service }}-${{ matrix.digest }}';
export const TITLE = '${{ matrix.service }} ${{ matrix.digest }}';

/** One scanner looks at each image. */
export const scan = (
  steps: Steps,
  tool: 'trivy' | 'grype',
  title: string,
  args: string,
): string => yaml`
  scan-${tool}:
    name: ${title} on ${TITLE}
    needs: pull
    if: \${{ !cancelled() }}
    strategy:
      fail-fast: false
      matrix:
        include: \${{ fromJSON(inputs.images) }}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions: {}
    steps:
      ${steps.download(`image-${IMAGE}`)}
      - uses: ${steps.tool(tool)}
        with:
          args: ${args}
      ${steps.upload(`${tool}-${IMAGE}`, `${tool}.json`)}
`;
