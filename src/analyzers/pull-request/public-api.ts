import type { FileDiff } from '../../diff';
import { type Language, languageOf } from '../../domain';
import { isProductCode } from './path-kind';

/** How a line declares what others may count on; the first group is its name. */
const DECLARED: Readonly<Partial<Record<Language, RegExp>>> = {
  javascript: /^export (?:default )?(?:async )?(?:function\*?|class|const) ([A-Za-z_$][\w$]*)/,
  typescript:
    /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|const|interface|type|enum) ([A-Za-z_$][\w$]*)/,
  python: /^(?:async )?(?:def|class) ([A-Za-z]\w*)/,
  java: /^ {0,4}public (?:static |final |abstract |synchronized )*(?:[\w<>[\],.? ]+ )?(\w+)\s*\(/,
  csharp: /^ {0,8}public (?:static |virtual |override |abstract |async |sealed )*(?:[\w<>[\],.? ]+ )?(\w+)\s*\(/,
  go: /^func (?:\(\w* ?\*?[A-Z]\w*\) )?([A-Z]\w*)/,
  rust: /^ {0,4}pub (?:async |const |unsafe )*(?:fn|struct|enum|trait) (\w+)/,
  php: /^ {0,4}public (?:static )?function (\w+)/,
};

/** A longer line was not written by hand, and takes long to read. */
const MAX_LINE = 300;

/** A declaration that the change takes out, or writes in another way. */
export interface ApiChange {
  readonly path: string;
  readonly name: string;
}

/** What the change alters for those who use its files, by the lines that declare it. What only moved is no change. */
export function apiChanges(files: readonly FileDiff[], selected: ReadonlySet<string>): readonly ApiChange[] {
  const removed = new Map<string, ApiChange>();
  const added = new Set<string>();
  for (const file of files) {
    const path = file.newPath ?? '';
    const declared = DECLARED[languageOf(path) ?? 'markdown'];
    if (!declared || !selected.has(path) || !isProductCode(path)) continue;
    for (const hunk of file.hunks) {
      for (const { kind, text } of hunk.lines()) {
        const name = kind === 'context' || text.length > MAX_LINE ? undefined : declared.exec(text)?.[1];
        if (name === undefined) continue;
        const said = signature(text);
        if (kind === 'added') added.add(said);
        else removed.set(said, { path, name });
      }
    }
  }
  return [...removed].filter(([said]) => !added.has(said)).map(([, change]) => change);
}

/** Up to its body, in any layout. */
function signature(text: string): string {
  return text.replace(/(?:=>|[{=]|:\s*$).*$/, '').replace(/\s+/g, '');
}
