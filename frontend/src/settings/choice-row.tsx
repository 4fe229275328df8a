import Select from '@atlaskit/select';
import { useId } from 'react';
import type { SettingsView } from '../../../src/web/api/contract';
import { originWords } from './origin-words';
import { type ChoiceField, type ChoiceValue, wordOf } from './setting-fields';

export interface ChoiceRowProps {
  readonly field: ChoiceField;
  readonly view: SettingsView;
  /** Undefined: inherited. */
  readonly value: ChoiceValue | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: ChoiceValue | undefined) => void;
}

interface Option {
  readonly label: string;
  readonly value: ChoiceValue | undefined;
}

/** One setting that is a choice. The first choice is to inherit, and says what that means. */
export function ChoiceRow({ field, view, value, disabled, onChange }: ChoiceRowProps) {
  const id = useId();
  const inherited = wordOf(field, view.inherited[field.key]);
  const inherit: Option = { label: `Inherit: ${inherited}`, value: undefined };
  const options: readonly Option[] = [
    inherit,
    ...field.options.map((option) => ({ label: option.text, value: option.value })),
  ];
  return (
    <div className="loom-row">
      <div className="loom-row-words">
        <label className="loom-row-label" htmlFor={id}>
          {field.label}
        </label>
        <p id={`${id}-help`} className="loom-hint">
          {field.help}
        </p>
      </div>
      <div className="loom-row-control">
        <Select<Option>
          inputId={id}
          options={options}
          value={options.find((option) => option.value === value) ?? inherit}
          isDisabled={disabled}
          isSearchable={false}
          menuPlacement="auto"
          descriptionId={`${id}-help ${id}-origin`}
          onChange={(option) => onChange(option?.value)}
        />
        <p id={`${id}-origin`} className="loom-hint">
          {value === undefined ? originWords(view) : `Set here. ${originWords(view)}: ${inherited}`}
        </p>
      </div>
    </div>
  );
}
