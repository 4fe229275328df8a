/** How comments and strings look in a language; strings matter because what looks like a comment inside of one is none. */
export interface CommentSyntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  readonly strings: readonly StringSyntax[];
  /** Whether `/…/` is a pattern where a value can stand. */
  readonly patterns: boolean;
}

export interface StringSyntax {
  readonly open: string;
  readonly close: string;
  readonly escapes: boolean;
  /** One that does not end on its line is taken for an apostrophe otherwise. */
  readonly multiline: boolean;
}

const SLASHES = { line: ['//'], block: [['/*', '*/']], patterns: false } as const;
const HASH = { line: ['#'], block: [], patterns: false } as const;

const SINGLE = quoted("'");
const DOUBLE = quoted('"');
const TRIPLE_DOUBLE = { ...quoted('"""'), multiline: true };
const TRIPLE_SINGLE = { ...quoted("'''"), multiline: true };
const BACKTICK = { ...quoted('`'), multiline: true };
const RAW_BACKTICK = { ...BACKTICK, escapes: false };
const VERBATIM = { open: '@"', close: '"', escapes: false, multiline: true };

const JAVASCRIPT: CommentSyntax = { ...SLASHES, strings: [SINGLE, DOUBLE, BACKTICK], patterns: true };

const SYNTAXES: Readonly<Record<string, CommentSyntax>> = {
  javascript: JAVASCRIPT,
  typescript: JAVASCRIPT,
  vue: { ...JAVASCRIPT, block: [...JAVASCRIPT.block, ['<!--', '-->']] },
  python: { ...HASH, strings: [TRIPLE_DOUBLE, TRIPLE_SINGLE, SINGLE, DOUBLE] },
  java: { ...SLASHES, strings: [TRIPLE_DOUBLE, SINGLE, DOUBLE] },
  go: { ...SLASHES, strings: [RAW_BACKTICK, SINGLE, DOUBLE] },
  csharp: { ...SLASHES, strings: [VERBATIM, TRIPLE_DOUBLE, SINGLE, DOUBLE] },
  php: {
    line: ['//', '#'],
    block: [
      ['/*', '*/'],
      ['<!--', '-->'],
    ],
    strings: [SINGLE, DOUBLE],
    patterns: false,
  },
  ruby: { line: ['#'], block: [['\n=begin', '\n=end']], strings: [SINGLE, DOUBLE, quoted('`')], patterns: true },
  terraform: { ...SLASHES, line: ['#', '//'], strings: [DOUBLE] },
  yaml: { ...HASH, strings: [SINGLE, DOUBLE] },
  dockerfile: { ...HASH, strings: [SINGLE, DOUBLE] },
};

function quoted(quote: string): StringSyntax {
  return { open: quote, close: quote, escapes: true, multiline: false };
}

/** @throws Error for a language without one */
export function commentSyntax(lang: string): CommentSyntax {
  const syntax = SYNTAXES[lang];
  if (syntax === undefined) throw new Error(`How comments look in ${lang} is not known.`);
  return syntax;
}
