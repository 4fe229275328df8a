import Button from '@atlaskit/button/new';
import { type SubmitEvent, useEffect, useState } from 'react';
import type { SettingsValues, SettingsView } from '../../../src/web/api/contract';
import { asProblem, type Problem, type SettingsApi } from '../api';
import { ProblemMessage } from '../components';
import { AccessMessage } from './access-message';
import { ChoiceRow } from './choice-row';
import { changedKeys, withValue } from './draft';
import { globProblem } from './ignore-paths';
import { PathsRow } from './paths-row';
import { DECIDING, type FieldGroup, POSTING, REVIEWS } from './setting-fields';

export interface SettingsFormProps {
  readonly view: SettingsView;
  readonly api: SettingsApi;
  readonly onSaved: (view: SettingsView) => void;
}

/** Every setting of a scope, and the way to save them. */
export function SettingsForm({ view, api, onSaved }: SettingsFormProps) {
  const [draft, setDraft] = useState<SettingsValues>(view.settings);
  const [round, setRound] = useState(0);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changes = changedKeys(view.settings, draft).length;
  const paths = draft.ignorePaths === undefined ? null : globProblem(draft.ignorePaths);
  const disabled = view.access !== 'edit' || saving;
  useLeaveWarning(changes > 0);

  function set<K extends keyof SettingsValues>(key: K, value: SettingsValues[K] | undefined): void {
    setDraft((before) => withValue(before, key, value));
    setSaved(false);
  }
  /** Takes over what the server has; the fields start anew from it. */
  function reset(settings: SettingsValues): void {
    setDraft(settings);
    setRound((before) => before + 1);
    setProblem(null);
  }
  async function save(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (changes === 0 || paths !== null) return;
    setSaving(true);
    try {
      const answer = await api.save(draft);
      reset(answer.settings);
      onSaved(answer);
      setSaved(true);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSaving(false);
    }
  }
  const group = ({ title, fields }: FieldGroup) => (
    <section className="loom-group" aria-label={title}>
      <h2 className="loom-heading">{title}</h2>
      {fields.map((field) => (
        <ChoiceRow
          key={field.key}
          field={field}
          view={view}
          value={draft[field.key]}
          disabled={disabled}
          onChange={(value) => set(field.key, value)}
        />
      ))}
      {fields === REVIEWS.fields && (
        <PathsRow
          key={round}
          view={view}
          value={draft.ignorePaths}
          problem={paths}
          disabled={disabled}
          onChange={(value) => set('ignorePaths', value)}
        />
      )}
    </section>
  );

  return (
    <form className="loom-form" onSubmit={(event) => void save(event)} noValidate>
      <AccessMessage view={view} />
      <p className="loom-hint">
        The file <code>.loom/config.yaml</code> on a pull request’s destination branch takes precedence over these
        settings.
      </p>
      {group(REVIEWS)}
      {group(POSTING)}
      {group(DECIDING)}
      {problem && <ProblemMessage problem={problem} />}
      {view.access === 'edit' && (
        <div className="loom-save">
          <Button type="submit" appearance="primary" isLoading={saving} isDisabled={changes === 0 || paths !== null}>
            Save
          </Button>
          {changes > 0 && (
            <Button appearance="subtle" isDisabled={saving} onClick={() => reset(view.settings)}>
              Undo changes
            </Button>
          )}
          <span role="status" className="loom-subtle">
            {changes > 0 && `${changes} unsaved ${changes === 1 ? 'change' : 'changes'}`}
            {changes === 0 && saved && 'Saved'}
          </span>
        </div>
      )}
    </form>
  );
}

/** Lets the browser ask before a page with unsaved changes is left. */
function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
