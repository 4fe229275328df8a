/** One simple command of a shell text. */
export interface Command {
  /** The program without its folder. */
  readonly name: string;
  /** Everything behind the program, quotes taken off. */
  readonly words: readonly string[];
  /** The program that its output is piped into. */
  readonly into: string | null;
  readonly line: number;
}

interface Piece {
  readonly words: string[];
  readonly line: number;
  readonly isPiped: boolean;
}

/** A longer script is no step of a build that somebody wrote. */
const MAX_COMMANDS = 2_000;

/** Words that stand before a command and change nothing about what it is. */
const PREFIXES = new Set([
  'then',
  'do',
  'else',
  'if',
  'elif',
  'while',
  'until',
  '!',
  'time',
  'exec',
  'env',
  'command',
  '{',
]);

/**
 * The commands of a shell text in order, without running or expanding anything. `sudo x` is a command `sudo` and a command `x`. What
 * stands inside of quotes stays one word.
 */
export function commandsIn(text: string, firstLine = 1): readonly Command[] {
  const pieces = split(text, firstLine).slice(0, MAX_COMMANDS);
  return pieces.flatMap((piece, index) => {
    const next = piece.isPiped ? pieces[index + 1] : undefined;
    return named(piece, next ? (withoutPrefixes(next.words).find((word) => !/^-|^sudo$/.test(word)) ?? null) : null);
  });
}

function named({ words, line }: Piece, next: string | null): readonly Command[] {
  const [program, ...rest] = withoutPrefixes(words);
  if (program === undefined) return [];
  const command = { name: baseName(program), words: rest, into: next && baseName(next), line };
  if (command.name !== 'sudo') return [command];
  const inner = rest.findIndex((word) => !word.startsWith('-'));
  return [command, ...(inner < 0 ? [] : named({ words: rest.slice(inner), line, isPiped: false }, next))];
}

function withoutPrefixes(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !PREFIXES.has(word) && !/^\w+\+?=/.test(word));
  return start < 0 ? [] : words.slice(start);
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** Pieces between the separators; those within quotes separate nothing. */
function split(text: string, firstLine: number): readonly Piece[] {
  const cutter = new Cutter(firstLine);
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (letter === '\\' && quote !== "'") {
      at += 1;
      if (after === '\n') cutter.line += 1;
      else cutter.add(after);
    } else if (quote !== '') {
      if (letter === quote) quote = '';
      else cutter.add(letter);
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      cutter.add('');
    } else if (letter === '#' && !cutter.isInWord) {
      const end = text.indexOf('\n', at);
      at = (end < 0 ? text.length : end) - 1;
    } else if (letter === '&' && (before === '>' || after === '>')) cutter.add(letter);
    else if (/[\n;&|()`]/.test(letter)) cutter.endPiece(letter === '|' && after !== '|' && before !== '|');
    else if (/\s/.test(letter)) cutter.endWord();
    else cutter.add(letter);
    if (letter === '\n') cutter.line += 1;
  }
  cutter.endPiece(false);
  return cutter.pieces;
}

/** Collects letters into words, and words into pieces. */
class Cutter {
  readonly pieces: Piece[] = [];
  line: number;
  private words: string[] = [];
  private word: string | null = null;
  private start: number;

  constructor(firstLine: number) {
    this.line = firstLine;
    this.start = firstLine;
  }

  get isInWord(): boolean {
    return this.word !== null;
  }

  add(letters: string): void {
    if (this.word === null && this.words.length === 0) this.start = this.line;
    this.word = (this.word ?? '') + letters;
  }

  endWord(): void {
    if (this.word !== null) this.words.push(this.word);
    this.word = null;
  }

  endPiece(isPiped: boolean): void {
    this.endWord();
    if (this.words.length > 0) this.pieces.push({ words: this.words, line: this.start, isPiped });
    this.words = [];
  }
}
