import Toggle from '@atlaskit/toggle';
import { useId, useState } from 'react';
import type { SettingsView } from '../../../src/web/api/contract';
import { globsOf } from './ignore-paths';
import { originWords } from './origin-words';

export interface PathsRowProps {
  readonly view: SettingsView;
  /** Undefined: inherited. */
  readonly value: readonly string[] | undefined;
  readonly problem: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: readonly string[] | undefined) => void;
}

/** Paths that are not reviewed, one glob per line. */
export function PathsRow({ view, value, problem, disabled, onChange }: PathsRowProps) {
  const id = useId();
  const inherited = view.inherited.ignorePaths;
  // The text is kept as it was typed; only its lines matter to the outside.
  const [text, setText] = useState((value ?? inherited).join('\n'));
  const inherits = value === undefined;

  function inherit(on: boolean): void {
    if (on) setText(inherited.join('\n'));
    onChange(on ? undefined : globsOf(text));
  }

  return (
    <div className="loom-row">
      <div className="loom-row-words">
        <label className="loom-row-label" htmlFor={id}>
          Ignored paths
        </label>
        <p id={`${id}-help`} className="loom-hint">
          One pattern per line, e.g. <code>docs/**</code> or <code>**/*.min.js</code>
        </p>
      </div>
      <div className="loom-row-control">
        <div className="loom-toggle">
          <Toggle
            id={`${id}-inherit`}
            isChecked={inherits}
            isDisabled={disabled}
            onChange={(event) => inherit(event.currentTarget.checked)}
          />
          <label htmlFor={`${id}-inherit`}>
            Inherit ({originWords(view, true)}: {inherited.length === 0 ? 'none' : inherited.length})
          </label>
        </div>
        <textarea
          id={id}
          className="loom-textarea"
          rows={4}
          spellCheck={false}
          value={text}
          disabled={disabled}
          readOnly={inherits}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-help ${id}-problem`}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChange(globsOf(event.currentTarget.value));
          }}
        />
        <p id={`${id}-problem`} className="loom-hint loom-wrong" role="status">
          {problem}
        </p>
      </div>
    </div>
  );
}
