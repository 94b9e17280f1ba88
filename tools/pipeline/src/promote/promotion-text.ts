import { cleanText } from '../gate/reporters/clean-text.ts';
import type { PromotionResult } from './run-promotion.ts';

/** The result of a promotion as text; pure. */
export function promotionText(result: PromotionResult): string {
  const { outcome, service, environment } = result;
  const subject = `${service} to ${environment}`;
  if (outcome !== 'promoted')
    return lines(
      `${outcome === 'refused' ? 'REFUSED' : 'UNDECIDED'}  ${subject}`,
      ...result.problems.map((each) => `  ${cleanText(each)}`),
    );
  const { image, manifests, present, mounted, uploaded, tags, leftBehind } = result.promotion;
  return lines(
    `PROMOTED  ${subject}`,
    `  ${image}`,
    `  ${tags.map(cleanText).join(', ')}`,
    `  ${manifests.length} manifests, of which ${present} were there; ${mounted} layers mounted, ${uploaded} uploaded`,
    ...(uploaded > 0
      ? [
          '  Layers were uploaded because the registry mounts none. To turn it on: aws ecr put-account-setting --name BLOB_MOUNTING --value ENABLED',
        ]
      : []),
    ...leftBehind.map((digest) => `  not copied, since it could be started: ${digest}`),
  );
}

const lines = (...some: readonly string[]): string => `${some.join('\n')}\n`;
