import type { TrackedFinding } from '../../../domain';
import { code, cut, escaped, fenced, isShowable, link, plain, prose } from './bitbucket-text';
import { type Marker, markerLine } from './marker';
import { dismissHint, type ReviewHome } from './review-home';

export interface InlineOptions {
  readonly marker: Marker;
  /** Further findings that this comment tells of; all of them when what it was opened for is gone. */
  readonly others: readonly TrackedFinding[];
  /** True when the host can apply the suggestion to exactly the lines it was made for. */
  readonly withSuggestion: boolean;
  readonly maxLength: number;
  readonly home: ReviewHome;
}

const SEVERITY_WORDS = { blocker: 'Blocker', warning: 'Warning', info: 'Note' } as const;
const TITLE_LENGTH = 200;

/** The comment beside a finding's lines. Two runs over one commit write the same: no time, no commit, and no lines but those of others. */
export function inlineComment(
  finding: TrackedFinding,
  { marker, others, withSuggestion, maxLength, home }: InlineOptions,
): string {
  const [title, rest] = titleAndRest(finding.message);
  const head = `**${SEVERITY_WORDS[finding.severity]}: ${prose(title)}**`;
  const hint = dismissHint(home, finding, others.length > 1);
  const tail = [
    ...(others.length === 0 ? [] : [whereElse(others, others.includes(finding))]),
    facts(finding),
    ...(hint === null ? [] : [hint]),
    markerLine(marker),
  ];
  const suggestion = withSuggestion ? suggestionBlock(finding.suggestion) : [];
  const whole = [head, ...(rest === '' ? [] : [prose(rest)]), ...suggestion, ...tail].join('\n\n');
  if (whole.length <= maxLength) return whole;
  const without = [head, ...tail].join('\n\n');
  const left = maxLength - without.length - 2;
  return left < 20 ? without : [head, escapedWithin(rest, left), ...tail].join('\n\n');
}

/** A suggestion that cannot be shown letter by letter would put something else into the file than was meant. */
function suggestionBlock(suggestion: string | null): string[] {
  return suggestion !== null && isShowable(suggestion) ? [fenced(suggestion, 'suggestion')] : [];
}

function whereElse(others: readonly TrackedFinding[], moved: boolean): string {
  const places = others.map(({ lines }) => String(lines?.start ?? 1));
  const listed = places.length < 2 ? places.join('') : `${places.slice(0, -1).join(', ')} and ${places.at(-1)!}`;
  return `${moved ? 'Still' : 'The same'} in ${places.length === 1 ? 'line' : 'lines'} ${listed}.`;
}

function facts({ rule, cwe, helpUrl }: TrackedFinding): string {
  const why = helpUrl === null ? null : link('Why', helpUrl);
  return [why, code(rule), cwe === null ? null : escaped(cwe)].filter((each) => each !== null).join(' · ');
}

/** The first sentence and what follows. Abbreviations such as `e.g.` end none. */
function titleAndRest(message: string): [title: string, rest: string] {
  const text = plain(message);
  const end = /(?<!\b[A-Za-z]\.[A-Za-z])[.!?](?= +[\p{Lu}`"'])/u.exec(text);
  const title = end ? text.slice(0, end.index) : text.replace(/[.!]$/, '');
  if (title.length > TITLE_LENGTH) return [cut(title, TITLE_LENGTH), text];
  return [title, end ? text.slice(end.index + 1).trim() : ''];
}

/** Escapes take room: cuts until the result fits. */
function escapedWithin(text: string, room: number): string {
  let length = room;
  let shown = escaped(cut(text, length));
  while (shown.length > room && length > 1) {
    length = Math.floor((length * room) / shown.length) - 1;
    shown = escaped(cut(text, Math.max(1, length)));
  }
  return shown;
}
