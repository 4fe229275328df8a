import { isTestPath } from '../pull-request/path-kind';
import type { WorkerFile } from '../sandbox';
import { closing, pieces } from './sheet-pieces';

export interface Declaration {
  /** In small letters. */
  readonly property: string;
  /** Without `!important`. */
  readonly value: string;
  readonly isImportant: boolean;
  readonly line: number;
}

/** What stands before an opening brace, and what stands behind it. */
export interface Block {
  readonly prelude: string;
  readonly line: number;
  readonly declarations: readonly Declaration[];
  /** How many mixins it takes in. */
  readonly mixins: number;
  /** The blocks that it is in, outermost first. */
  readonly outer: readonly Block[];
}

/** A stylesheet in CSS, SCSS or Less, which share their form. */
export interface Sheet {
  readonly blocks: readonly Block[];
  /** At-rules that end with a semicolon: `@import`, `@include`, `@namespace`. */
  readonly statements: readonly { readonly text: string; readonly line: number }[];
  /** The first thing that does not fit; null when all does. */
  readonly mistake: { readonly line: number; readonly message: string } | null;
}

/** Deeper than anybody writes. */
const MAX_DEPTH = 100;

type Growing = Block & { readonly declarations: Declaration[]; mixins: number };

/** In the order of the file. */
export function declarationsOf({ declarations }: Block): readonly Declaration[] {
  return declarations;
}

export function isStylesheet(path: string): boolean {
  return /\.(?:css|scss|less)$/i.test(path);
}

/** Null for what tests break on purpose, and for templates of stylesheets. */
export function readSheet({ path, text }: WorkerFile): Sheet | null {
  if (isTestPath(path) || /\{\{|\{%|<%|<\?php/.test(text)) return null;
  const blocks: Growing[] = [];
  const open: Growing[] = [];
  const statements: { text: string; line: number }[] = [];
  let mistake: Sheet['mistake'] = null;
  for (const { written, line, mark } of pieces(text, !/\.css$/i.test(path))) {
    if (open.length > MAX_DEPTH) break;
    if (mark === 'broken') {
      mistake ??= { line, message: written };
    } else if (mark === '{') {
      const block: Growing = { prelude: written, line, declarations: [], mixins: 0, outer: [...open] };
      blocks.push(block);
      open.push(block);
    } else {
      const declaration = declarationOf(written, line);
      const holder = open.at(-1);
      if (written.startsWith('@')) statements.push({ text: written, line });
      else if (declaration) holder?.declarations.push(declaration);
      if (holder && /^(?:@include|@extend|@apply|[.#][\w-]+)/.test(written)) holder.mixins += 1;
      if (mark === '}' && !open.pop()) mistake ??= { line, message: 'This brace closes nothing' };
    }
  }
  const left = open.at(-1);
  if (left) mistake ??= { line: left.line, message: `The block of ${left.prelude.slice(0, 60)} is never closed` };
  return { blocks, statements, mistake };
}

function declarationOf(written: string, line: number): Declaration | null {
  const colon = written.indexOf(':');
  if (colon <= 0) return null;
  const property = written.slice(0, colon).trim().toLowerCase();
  // Old browsers were told apart by a letter before the property.
  if (!/^-{0,2}[a-z][\w-]*$/.test(property)) return null;
  const rest = written.slice(colon + 1);
  const important = closing(rest, '!important');
  return { property, value: important ?? rest.trim(), isImportant: important !== null, line };
}
