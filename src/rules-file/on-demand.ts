import type * as docs from './docs';
import type * as schema from './json-schema';
import type * as parser from './parse-rules-file';
import type * as templates from './template/parse-template';

/*
 * The parsers bring a YAML reader, a schema library and Handlebars' grammar, which take longer to load than most commands take to run.
 * They are loaded by the first call that needs them; a repository without a rules file never does.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- a static import would load them at start, `import()` is not synchronous */

/** Reads and validates the text of a `.loom/config.yaml`. Never throws; an empty file means the defaults. */
export function parseRulesFile(text: string, options: parser.ParseOptions = {}): parser.ParsedRulesFile {
  return (require('./parse-rules-file') as typeof parser).parseRulesFile(text, options);
}

/** Reads an `output.summary_template`. Never throws. */
export function parseTemplate(text: string): templates.ParsedTemplate {
  return (require('./template/parse-template') as typeof templates).parseTemplate(text);
}

/** Every key of the rules file in the order of its sections. */
export function describeRulesFile(): readonly docs.KeyDescription[] {
  return (require('./docs') as typeof docs).describeRulesFile();
}

/** JSON Schema (2020-12) of `.loom/config.yaml`, for editors. */
export function jsonSchema(): schema.JsonSchema {
  return (require('./json-schema') as typeof schema).jsonSchema();
}
