import type { Mark } from '../open-set/read-set';
import { falseAlarms, isByFile, labelAnswers, type ReviewedItem } from './score-lines';
import { commentsOnAdded, type ReviewedPullRequest } from './score-pull-requests';

/** One miss or one false alarm, for a developer to look at. */
export interface Sample {
  /** Rule of the label, or ours. */
  readonly group: string;
  /** Item, and line where there is one. */
  readonly place: string;
  readonly text: string;
}

/** Labels that nothing found, by the rule of the label; bad files by their check. */
export function missed(reviewed: readonly ReviewedItem[], kind: Mark['kind']): readonly Sample[] {
  return reviewed.flatMap((each) => {
    const { item, findings } = each;
    if (isByFile(item)) {
      if (item.file_bad !== true || findings.length > 0) return [];
      return [{ group: item.path, place: item.id, text: lineOf(item.content, 1) }];
    }
    return labelAnswers(each, kind)
      .filter(({ by }) => by.length === 0)
      .map(({ label }) => sampleAt(item, label.line, label.rule));
  });
}

/** Good lines and good files that were flagged, by our rule. */
export function flaggedGood(reviewed: readonly ReviewedItem[], kind: Mark['kind']): readonly Sample[] {
  return reviewed.flatMap((each) => {
    const { item, findings } = each;
    if (isByFile(item)) {
      if (item.file_bad !== false) return [];
      return findings.map(({ rule, lines }) => sampleAt(item, lines?.start ?? 1, rule));
    }
    return falseAlarms(each, kind).map(({ line, finding }) => sampleAt(item, line, finding.rule));
  });
}

/** Comments that ordinary pull requests got, by our rule. */
export function ordinaryComments(reviewed: readonly ReviewedPullRequest[]): readonly Sample[] {
  return reviewed
    .filter(({ item }) => item.kind === 'neutral')
    .flatMap((each) =>
      commentsOnAdded(each).map(({ path, lines, rule }) => ({
        group: rule,
        place: `${each.item.id} ${path}:${lines.start}`,
        text: lineOf(each.item.files.find((file) => file.path === path)?.head ?? '', lines.start),
      })),
    );
}

/** The groups by size, each with its first few samples. */
export function formatSamples(samples: readonly Sample[], perGroup: number): string {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) groups.set(sample.group, [...(groups.get(sample.group) ?? []), sample]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([group, all]) => [
      `${String(all.length).padStart(5)}  ${group}`,
      ...all.slice(0, perGroup).map(({ place, text }) => `         ${place}  ${text}`),
    ])
    .join('\n');
}

function sampleAt({ id, content }: ReviewedItem['item'], line: number, group: string): Sample {
  return { group, place: `${id}:${line}`, text: lineOf(content, line) };
}

const SHOWN = 140;

function lineOf(content: string, line: number): string {
  return (content.split('\n')[line - 1] ?? '').trim().slice(0, SHOWN);
}
