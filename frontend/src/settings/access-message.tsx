import SectionMessage from '@atlaskit/section-message';
import type { SettingsView } from '../../../src/web/api/contract';
import { OutsideLink } from '../components';

/** Why the settings cannot be changed, and what helps. Nothing for those who may. */
export function AccessMessage({ view }: { readonly view: SettingsView }) {
  if (view.access === 'edit') return null;
  if (view.access === 'read')
    return (
      <SectionMessage title="You can look, but not change" headingLevel="h2">
        <p>
          Only {view.scope === 'repository' ? 'admins of this repository' : 'owners of this workspace'} can change these
          settings.
        </p>
      </SectionMessage>
    );
  return (
    <SectionMessage title="Sign in to make changes" headingLevel="h2">
      <p>Bitbucket has to confirm that you may change these settings. Sign in, then come back to this page.</p>
      {view.signIn !== null && (
        <p>
          <OutsideLink address={view.signIn}>Sign in with Bitbucket</OutsideLink>
        </p>
      )}
    </SectionMessage>
  );
}
