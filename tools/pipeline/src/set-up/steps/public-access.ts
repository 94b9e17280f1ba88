import { isRefusal } from '../../aws/aws-error.ts';
import { namesIn, type Account } from '../aws/aws-targets.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

const BLOCK = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
} as const;

/** No bucket of the account can be public; CloudFormation cannot set this. */
export const publicAccess = (account: Account): AutomaticStep => {
  const { id, place } = account;
  return {
    id: `public-access/${id}`,
    title: `S3 blocks public access in the whole account ${id}`,
    kind: 'automatic',
    places: namesIn(account),
    needs: ['sign-in/aws'],
    async check({ aws }) {
      try {
        const answer = await aws(place).s3control.getPublicAccessBlock({ AccountId: id });
        const block = answer.PublicAccessBlockConfiguration ?? {};
        const off = Object.keys(BLOCK).filter((each) => !block[each as keyof typeof BLOCK]);
        return off.length === 0
          ? done('all four settings are on')
          : differs(`off: ${off.join(', ')}`);
      } catch (error) {
        if (isRefusal(error, 'NoSuchPublicAccessBlockConfiguration')) return missing('not set');
        throw error;
      }
    },
    async apply({ aws }) {
      await aws(place).s3control.putPublicAccessBlock({
        AccountId: id,
        PublicAccessBlockConfiguration: { ...BLOCK },
      });
    },
  };
};
