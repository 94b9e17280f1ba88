import { html, type Html } from '../html.ts';

/** How each figure is computed. */
export const footnotes = (): Html =>
  html`<section id="footnotes" aria-labelledby="footnotes-title">
    <h2 id="footnotes-title">How the figures are computed</h2>
    <dl class="footnotes">
      <dt>Days</dt>
      <dd>All days are days of UTC. A week is the last seven days, today included.</dd>
      <dt>Open finding</dt>
      <dd>
        A vulnerability in a package of the image that runs, by the last complete scan of that
        image. It counts once for each environment. A finding that an exception accepts is open; one
        that is marked as not affected is not. Where an image has no complete scan, what was open
        stays open.
      </dd>
      <dt>Time to patch</dt>
      <dd>
        From the day on which the service first had the finding to the deployment of an image
        without it, in that environment. One that returned counts from its return. What scanners no
        longer report of the same image, what is marked as not affected, and what went with a
        service or an environment counts as no patch. Medians and percentiles are by the nearest
        rank.
      </dd>
      <dt>False-positive rate</dt>
      <dd>
        Findings that an exception or a VEX statement marks as not affected, over all findings that
        were patched, accepted or marked in the period. Each counts once for a service, by its last
        decision.
      </dd>
      <dt>Deployments a week</dt>
      <dd>
        Deployments that changed what runs, over the weeks of the period. Roll-backs do not count.
      </dd>
      <dt>Lead time</dt>
      <dd>Median from the time of the deployed commit to the end of its deployment.</dd>
      <dt>Change failure rate</dt>
      <dd>
        Deployments that failed, or whose next successful deployment was a roll-back, over all that
        were attempted. Refused and interrupted ones do not count.
      </dd>
      <dt>Time to restore</dt>
      <dd>
        Median from a failed deployment, or one that was rolled back later, to the next success.
      </dd>
      <dt>Blocks that were right</dt>
      <dd>The next image that passed no longer had a finding that blocked.</dd>
    </dl>
  </section>`;
