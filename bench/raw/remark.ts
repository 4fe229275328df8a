import type { Finding } from '../../src/domain';

/** A tool as its own project recommends it, over texts by path: no Loom in between. */
export interface RawTool {
  readonly name: string;
  readonly accepts: (path: string) => boolean;
  readonly judge: (texts: readonly RawText[]) => Promise<readonly Finding[]>;
}

export interface RawText {
  readonly path: string;
  readonly text: string;
}

/** What a tool said about a line, as a finding that the scores understand; its wording is not looked at. */
export function remark(
  tool: string,
  rule: string,
  category: 'security' | 'bug',
  place: { readonly path: string; readonly line: number },
): Finding {
  const { path, line } = place;
  return {
    rule: `${tool}/${rule}`,
    tool,
    severity: 'warning',
    category,
    message: '',
    path,
    lines: { start: line, end: line },
  };
}
