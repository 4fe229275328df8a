import Textfield from '@atlaskit/textfield';
import { useId } from 'react';
import type { PanelFinding } from '../../../src/web/api/contract';
import { type FindingFilter, SEVERITIES, STATES, toggled } from './finding-filter';
import { SEVERITY_WORDS, STATE_WORDS } from './words';

export interface FindingFiltersProps {
  readonly findings: readonly PanelFinding[];
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
}

/** Chooses which findings are listed. Choices that no finding has are left out. */
export function FindingFilters({ findings, filter, onFilter }: FindingFiltersProps) {
  const search = useId();
  return (
    <div className="loom-filters" role="search" aria-label="Filter findings">
      <Choice
        legend="Severity"
        options={SEVERITIES.map((value) => ({
          value,
          text: SEVERITY_WORDS[value].text,
          count: findings.filter((finding) => finding.severity === value).length,
        }))}
        chosen={filter.severities}
        onToggle={(value) => onFilter({ ...filter, severities: toggled(filter.severities, value) })}
      />
      <Choice
        legend="State"
        options={STATES.map((value) => ({
          value,
          text: STATE_WORDS[value].text,
          count: findings.filter((finding) => finding.state === value).length,
        }))}
        chosen={filter.states}
        onToggle={(value) => onFilter({ ...filter, states: toggled(filter.states, value) })}
      />
      <div className="loom-search">
        <label className="loom-label" htmlFor={search}>
          Search
        </label>
        <Textfield
          id={search}
          type="search"
          isCompact
          placeholder="Message, rule or path"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly count: number }[];
  readonly chosen: readonly T[];
  readonly onToggle: (value: T) => void;
}

function Choice<T extends string>({ legend, options, chosen, onToggle }: ChoiceProps<T>) {
  return (
    <fieldset className="loom-choice">
      <legend className="loom-label">{legend}</legend>
      {options
        .filter((option) => option.count > 0)
        .map((option) => (
          <label key={option.value} className="loom-chip">
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => onToggle(option.value)} />
            {option.text} <span className="loom-chip-count">{option.count}</span>
          </label>
        ))}
    </fieldset>
  );
}
