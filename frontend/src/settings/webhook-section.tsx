import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import type { SettingsView } from '../../../src/web/api/contract';
import { asProblem, type Problem, type SettingsApi } from '../api';
import { CopyField, ProblemMessage } from '../components';

export interface WebhookSectionProps {
  readonly webhook: NonNullable<SettingsView['webhook']>;
  readonly mayEdit: boolean;
  readonly api: SettingsApi;
}

/** For repositories without the app: the address that Bitbucket calls, and the secret that proves it was Bitbucket. */
export function WebhookSection({ webhook, mayEdit, api }: WebhookSectionProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const exists = webhook.secretSet || secret !== null;

  async function generate(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      setSecret((await api.newWebhookSecret()).secret);
      setAsking(false);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="loom-group" aria-label="Webhook">
      <h2 className="loom-heading">Webhook</h2>
      <p className="loom-hint">
        For a repository that neither the Loom app nor another webhook covers. Add it under Repository settings,
        Webhooks, with this address and a secret of its own.
      </p>
      <CopyField label="Webhook address" value={webhook.url} />
      {secret === null ? (
        <p>
          {webhook.secretSet
            ? 'A secret is set. Loom does not show it again.'
            : 'No secret is set yet, so Loom refuses calls of this webhook.'}
        </p>
      ) : (
        <SectionMessage appearance="success" title="Copy the new secret now" headingLevel="h3">
          <p>It is shown only this once. Paste it into the webhook’s Secret field in Bitbucket.</p>
          <CopyField key={secret} label="Webhook secret" value={secret} autoFocus />
        </SectionMessage>
      )}
      {problem && <ProblemMessage problem={problem} />}
      {mayEdit && !asking && (
        <div className="loom-buttons">
          <Button isLoading={busy} onClick={() => (exists ? setAsking(true) : void generate())}>
            {exists ? 'Replace secret' : 'Generate secret'}
          </Button>
        </div>
      )}
      {mayEdit && asking && (
        <div className="loom-card loom-confirm" role="group" aria-label="Replace the secret?">
          <p>Replace the secret? Update it in Bitbucket right after, or Loom will refuse the webhook.</p>
          <div className="loom-buttons">
            <Button appearance="warning" autoFocus isLoading={busy} onClick={() => void generate()}>
              Replace it
            </Button>
            <Button appearance="subtle" onClick={() => setAsking(false)}>
              Keep the old one
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
