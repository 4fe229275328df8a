import { type Language, languageOf, type Rule } from '../../src/domain';
import type { RealFile } from './real-file';
import { falseAlarms, isByFile, labelAnswers, type ReviewedItem } from './score-lines';
import { commentsOnAdded, commentsOnBugs, type ReviewedPullRequest } from './score-pull-requests';

/** What one rule was worth on the open set. */
export interface RuleRow {
  readonly rule: string;
  /** Labels that it found, of its own class. */
  readonly labels: number;
  /** Good lines that it flagged. */
  readonly ok: number;
  /** Files known to be bad that it flagged, where nothing is known of their lines; and files known to be good. */
  readonly badFiles: number;
  readonly goodFiles: number;
  /** Comments on lines that bring a bug back. */
  readonly bugs: number;
  /** Comments on ordinary pull requests. */
  readonly neutral: number;
  /** Findings in 1,000 lines of real code in the rule's languages. */
  readonly perKloc: number;
}

export interface Measured {
  readonly items: readonly ReviewedItem[];
  readonly pullRequests: readonly ReviewedPullRequest[];
  readonly realFiles: readonly RealFile[];
}

/** One row for each rule, in the order given. */
export function ruleTable(rules: readonly Pick<Rule, 'id' | 'languages'>[], measured: Measured): readonly RuleRow[] {
  const { items, pullRequests, realFiles } = measured;
  const kinds = ['security', 'quality'] as const;
  const labels = tally(
    items.flatMap((each) => kinds.flatMap((kind) => labelAnswers(each, kind).map(({ by }) => rulesOf(by)))),
  );
  const ok = tally(
    items.flatMap((each) =>
      [
        ...groupBy(
          kinds.flatMap((kind) => falseAlarms(each, kind)),
          ({ line }) => line,
        ).values(),
      ].map((alarms) => rulesOf(alarms.map(({ finding }) => finding))),
    ),
  );
  const files = (bad: boolean): ReadonlyMap<string, number> =>
    tally(items.filter(({ item }) => isByFile(item) && item.file_bad === bad).map(({ findings }) => rulesOf(findings)));
  const [badFiles, goodFiles] = [files(true), files(false)];
  const bugs = tally(pullRequests.flatMap(commentsOnBugs).map((comment) => rulesOf([comment])));
  const ordinary = pullRequests.filter(({ item }) => item.kind === 'neutral').flatMap(commentsOnAdded);
  const neutral = tally(ordinary.map((comment) => rulesOf([comment])));
  const real = tally(realFiles.flatMap(({ findings }) => findings.map((finding) => rulesOf([finding]))));
  const linesIn = countLines(realFiles);
  return rules.map(({ id, languages }) => ({
    rule: id,
    labels: labels.get(id) ?? 0,
    ok: ok.get(id) ?? 0,
    badFiles: badFiles.get(id) ?? 0,
    goodFiles: goodFiles.get(id) ?? 0,
    bugs: bugs.get(id) ?? 0,
    neutral: neutral.get(id) ?? 0,
    perKloc: perThousand(real.get(id) ?? 0, linesIn(languages)),
  }));
}

/** How many of the places each rule was at. */
function tally(places: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) for (const rule of place) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function rulesOf(findings: readonly { readonly rule: string }[]): ReadonlySet<string> {
  return new Set(findings.map(({ rule }) => rule));
}

function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): ReadonlyMap<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function countLines(files: readonly RealFile[]): (languages: readonly Language[]) => number {
  const byLanguage = new Map<Language | null, number>();
  for (const { path, lines } of files) {
    const language = languageOf(path);
    byLanguage.set(language, (byLanguage.get(language) ?? 0) + lines);
  }
  return (languages) =>
    (languages.length === 0 ? [...byLanguage.keys()] : languages)
      .map((language) => byLanguage.get(language) ?? 0)
      .reduce((total, lines) => total + lines, 0);
}

function perThousand(count: number, lines: number): number {
  return lines === 0 ? 0 : Math.round((count / lines) * 1_000_000) / 1000;
}
