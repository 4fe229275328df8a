import SectionMessage from '@atlaskit/section-message';
import type { PanelView } from '../../../src/web/api/contract';

/** Why nothing is reviewed here, and what to do about it. Nothing when all is well. */
export function SetupMessage({ setup }: { readonly setup: PanelView['setup'] }) {
  if (setup === 'ready') return null;
  if (setup === 'off')
    return (
      <SectionMessage title="Reviews are switched off" headingLevel="h2">
        <p>A repository admin can switch them on under Repository settings, Loom.</p>
      </SectionMessage>
    );
  return (
    <SectionMessage appearance="discovery" title="Loom is not set up here yet" headingLevel="h2">
      <p>Nothing has been reviewed in this repository so far. To start, a repository admin can:</p>
      <ol>
        <li>Install the Loom app in the workspace, or add Loom’s webhook under Repository settings, Webhooks.</li>
        <li>Check under Repository settings, Loom that reviews are on.</li>
        <li>Push a commit to this pull request.</li>
      </ol>
    </SectionMessage>
  );
}
