import { isMap, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { Form } from './mistake';

/** Brackets that may be open at once: the parser goes down one call for each. */
const MAX_OPEN = 300;

const CLEAN: Form = { mistake: null, repeated: [] };

/** Text that a program turns into YAML is none yet. */
function isTemplate(text: string): boolean {
  return /\{\{|\{%|<%|^[^\S\n]*#@/m.test(text);
}

/** Reads YAML, of several documents too. */
export function yamlForm(text: string): Form {
  if (isTemplate(text) || opensMany(text)) return CLEAN;
  const lines = new LineCounter();
  try {
    // The parser compares every key with every other; one look at a set does.
    const options = { lineCounter: lines, logLevel: 'silent', prettyErrors: false, uniqueKeys: false } as const;
    const documents = parseAllDocuments(text, options);
    if (!Array.isArray(documents)) return CLEAN;
    const [mistake] = documents.flatMap(({ errors }) => errors);
    if (mistake) {
      const [message = ''] = mistake.message.split('\n');
      return { mistake: { line: lines.linePos(mistake.pos[0]).line, message }, repeated: [] };
    }
    const repeated: { line: number; key: string }[] = [];
    for (const document of documents)
      visit(document, {
        Map: (_, map) => {
          repeated.push(...repeatedIn(map, lines));
        },
      });
    return { mistake: null, repeated };
  } catch (error) {
    if (error instanceof RangeError) return CLEAN;
    throw error;
  }
}

function repeatedIn(map: unknown, lines: LineCounter): { line: number; key: string }[] {
  const seen = new Set<string>();
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key) || key.value === '<<') return [];
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ line: lines.linePos(key.range?.[0] ?? 0).line, key: name }];
  });
}

function opensMany(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (/[[{]/.test(bracket) ? 1 : -1));
    if (open > MAX_OPEN) return true;
  }
  return false;
}
