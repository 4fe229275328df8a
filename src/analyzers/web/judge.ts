import { createJudge } from '../document-rules';
import type { JudgeFile } from '../sandbox';
import { readPage } from './page';
import { ON_PAGES, ON_SHEETS } from './rules';
import { isStylesheet, readSheet } from './sheet';

/** Judges a file as what its name says it is. */
export function judgeWeb(): JudgeFile {
  const [judgePage, judgeSheet] = [createJudge(ON_PAGES, readPage), createJudge(ON_SHEETS, readSheet)];
  return (file) => (isStylesheet(file.path) ? judgeSheet(file) : judgePage(file));
}
