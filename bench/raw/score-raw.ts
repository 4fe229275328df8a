import type { Finding } from '../../src/domain';
import { countGroup } from '../quality/figures';
import { groupOf } from '../quality/language';
import { type FileEnds, filesToRead, type PreparedPullRequest } from '../quality/prepared';
import { precision, recall, type ReviewedItem } from '../quality/score-lines';
import { commentsPerNeutral, type ReviewedPullRequest, shareOfBugs } from '../quality/score-pull-requests';
import type { LineItem } from '../open-set/read-set';
import type { RawText, RawTool } from './remark';

/** What was said, by the tools alone or by Loom. */
export interface Said {
  readonly items: readonly ReviewedItem[];
  readonly pullRequests: readonly ReviewedPullRequest[];
}

/** The columns of the comparison: shares 0..1, comments per ordinary change. */
export type RawFigures = Readonly<Record<string, number>>;

export function rawFigures(said: Said): RawFigures {
  const count = (group: 'javascript' | 'python') => countGroup(group, said.items, 'security');
  const figures = {
    javascriptRecall: recall(count('javascript')),
    javascriptPrecision: precision(count('javascript')),
    pythonRecall: recall(count('python')),
    pythonPrecision: precision(count('python')),
    bugs: shareOfBugs(said.pullRequests),
    perNeutralPr: commentsPerNeutral(said.pullRequests),
  };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
}

/** Every tool over every labelled file and over the head of every change. */
export async function runRaw(
  tools: readonly RawTool[],
  items: readonly LineItem[],
  prepared: readonly PreparedPullRequest[],
): Promise<Said> {
  const labelled = items.map((item, index) => ({ path: `labelled/${index}/${item.path}`, text: item.content }));
  const heads = prepared.flatMap((each, index) =>
    filesToRead(each).map(({ head }) => ({ path: `change/${index}/${head.path}`, text: textOf(head) })),
  );
  const byPath = await judgeAll(tools, [...labelled, ...heads]);
  return {
    items: items.map((item, index) => ({ item, findings: byPath.get(labelled[index]!.path) ?? [] })),
    pullRequests: prepared.map((each, index) => ({
      item: each.item,
      comments: filesToRead(each).flatMap(({ head: { path } }) =>
        (byPath.get(`change/${index}/${path}`) ?? []).map(({ lines, rule, message }) => ({
          path,
          lines: lines!,
          rule,
          message,
        })),
      ),
    })),
  };
}

/** The changes and items that the tools can read at all. */
export function inLanguages(items: readonly LineItem[]): readonly LineItem[] {
  return items.filter((item) => ['javascript', 'python'].includes(groupOf(item) ?? ''));
}

async function judgeAll(
  tools: readonly RawTool[],
  texts: readonly RawText[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const byPath = new Map<string, Finding[]>();
  for (const tool of tools)
    for (const finding of await tool.judge(texts.filter(({ path }) => tool.accepts(path))))
      byPath.set(finding.path!, [...(byPath.get(finding.path!) ?? []), finding]);
  return byPath;
}

function textOf({ content }: FileEnds['head']): string {
  return Buffer.from(content).toString();
}
