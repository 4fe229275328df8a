import type { FileDiff } from '../../diff';

export interface AddedLine {
  /** Line number on the new side, from 1. */
  readonly line: number;
  /** Without the line ending. */
  readonly text: string;
}

/** The lines that the change adds to a file, in order. */
export function* addedLines(file: FileDiff): Generator<AddedLine> {
  for (const hunk of file.hunks) {
    for (const { kind, newLine, text } of hunk.lines()) {
      if (kind === 'added' && newLine !== null) yield { line: newLine, text: withoutReturn(text) };
    }
  }
}

/** The texts of the lines that the change adds to a file or takes out of it. */
export function* changedTexts(file: FileDiff): Generator<string> {
  for (const hunk of file.hunks) {
    for (const { kind, text } of hunk.lines()) if (kind !== 'context') yield withoutReturn(text);
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
