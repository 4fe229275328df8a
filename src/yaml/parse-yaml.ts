import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  Lexer,
  type LineCounter,
  Parser,
  type SchemaOptions,
} from 'yaml';

/** Levels that may stand inside each other; what people write has some ten. */
const DEEPEST = 200;

interface Options
  extends Pick<DocumentOptions, 'version'>, Pick<SchemaOptions, 'schema' | 'merge' | 'resolveKnownTags'> {
  /** Is told where the lines begin. */
  readonly lines?: LineCounter;
}

/** Documents are composed as they are asked for; of what is too deep there is none. `at` counts UTF-16 code units of the text. */
export type ParsedYaml =
  | { readonly state: 'read'; readonly documents: Iterable<Document.Parsed> }
  | { readonly state: 'too deep'; readonly at: number };

/**
 * Reads YAML that a stranger wrote. `yaml` composes a document by one call inside another for each level. Where that fills the stack, V8
 * does not always throw: when it has to compile a regular expression there, it ends the process (`RegExpCompiler Allocation failed`). So
 * what is deep is told by the parser, which keeps a stack of its own, before anything is composed.
 */
export function parseYaml(text: string, { lines, ...options }: Options = {}): ParsedYaml {
  const parser = new Parser(lines?.addNewLine);
  const tokens: CST.Token[] = [];
  lines?.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return { state: 'too deep', at: parser.offset };
  }
  tokens.push(...parser.end());
  // Its check of keys that are given twice compares every key with every other; whoever asks can do that with one set.
  const composer = new Composer({ ...options, uniqueKeys: false });
  return { state: 'read', documents: composer.compose(tokens, true, text.length) as Iterable<Document.Parsed> };
}
