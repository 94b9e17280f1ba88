import { isRefusal } from '../../aws/aws-error.ts';
import { namesIn, type Account } from '../aws/aws-targets.ts';
import { done, missing, type AutomaticStep } from '../step.ts';

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
export const accountRegion = (account: Account): AutomaticStep => {
  const { id, place } = account;
  const { region } = place;
  return {
    id: `region/${id}/${region}`,
    title: `Account ${id} may use ${region}`,
    kind: 'automatic',
    places: namesIn(account),
    needs: ['sign-in/aws'],
    async check({ aws }) {
      try {
        const status = await aws(place).account.getRegionOptStatus({ RegionName: region });
        const state = status.RegionOptStatus ?? 'unknown';
        return /^ENABLED/.test(state) ? done(state) : missing(state);
      } catch (error) {
        // An account of an organisation may lack the permission to read this; that does not matter for a region that is
        // on by default.
        if (!isRefusal(error, 'AccessDeniedException')) throw error;
        await aws(place).ssm.getParametersByPath({ Path: '/gatehouse-set-up', MaxResults: 1 });
        return done('the region accepts calls');
      }
    },
    async apply({ aws, clock }) {
      const { account: accounts } = aws(place);
      const status = () => accounts.getRegionOptStatus({ RegionName: region });
      if ((await status()).RegionOptStatus !== 'ENABLING')
        await accounts.enableRegion({ RegionName: region });
      // "In some cases, this process can take several hours": the next run checks it again.
      for (let look = 0; look < 20; look += 1) {
        if ((await status()).RegionOptStatus === 'ENABLED') return;
        await clock.sleep(30_000);
      }
    },
  };
};
