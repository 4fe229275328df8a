import { type Finding, languageOf, type Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { codeTokens, type Numbering } from './code-tokens';
import { type ComparedCode, copiedBlocks } from './copied-blocks';
import { isProductCode } from './path-kind';

const RULE: Rule = {
  id: 'pull-request/copied-code',
  tool: 'pull-request',
  severity: 'info',
  category: 'maintainability',
  languages: [],
  title: 'A block was added that stands elsewhere word for word: a defect in one will be mended in one',
  cwe: 'CWE-1041',
};

/** Code of one change that is compared; beyond it the change was hardly written by hand. */
const MAX_BYTES = 3_000_000;

/** One remark for each block, compared with everything that was read for the review. Tests repeat themselves on purpose. */
export const copiedCode: ChangeCheck = { rules: [RULE], find };

function find(change: ChangeView): readonly Finding[] {
  return copiedBlocks(codesOf(change)).map(({ path, start, end, other }) => {
    const where = other.path === path ? 'of this file' : `of ${other.path}`;
    const message = `These ${end - start + 1} lines repeat lines ${other.start} to ${other.end} ${where}. Give what they share one place, and use it from both.`;
    return findingOf(RULE, { path, lines: { start, end } }, message);
  });
}

function codesOf({ diff, headFiles }: ChangeView): readonly ComparedCode[] {
  const numbering: Numbering = new Map();
  const decoder = new TextDecoder();
  let bytes = 0;
  return diff.files.flatMap((file) => {
    const path = file.newPath ?? '';
    const head = headFiles.get(path);
    const language = languageOf(path);
    if (!head || language === null || !isProductCode(path) || (bytes += head.content.length) > MAX_BYTES) return [];
    const added = new Set([...addedLines(file)].map(({ line }) => line));
    const tokens = codeTokens(decoder.decode(head.content), language, numbering);
    return [{ path, tokens, isAdded: (line: number) => added.has(line) }];
  });
}
