import { use } from 'react';
import type { PanelView } from '../../../src/web/api/contract';
import { HostContext, OutsideLink } from '../components';

/** Which pull request this is about, and the way to it. Inside of the host's page both are all around us. */
export function PullRequestName({ pullRequest }: Pick<PanelView, 'pullRequest'>) {
  const { origin } = use(HostContext);
  if (origin !== null) return null;
  const { number, title, url } = pullRequest;
  return (
    <p className="loom-prose">
      <OutsideLink address={url}>
        #{number} {title}
      </OutsideLink>
    </p>
  );
}
