import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useRef, useState } from 'react';

export interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly autoFocus?: boolean;
}

/** A text to carry elsewhere. In a frame the clipboard may be closed to us: then the text is left selected. */
export function CopyField({ label, value, autoFocus = false }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      setSaid('Copied');
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid('Selected: press Ctrl+C or ⌘C to copy');
    }
  }

  return (
    <div className="loom-copy">
      <label className="loom-label" htmlFor={id}>
        {label}
      </label>
      <div className="loom-copy-row">
        <Textfield id={id} ref={field} value={value} isReadOnly isMonospaced autoFocus={autoFocus} />
        <Button onClick={() => void copy()}>
          Copy<span className="loom-unseen"> {label.toLowerCase()}</span>
        </Button>
      </div>
      <p className="loom-hint" role="status">
        {said}
      </p>
    </div>
  );
}
