import { isMap, isScalar, LineCounter, visit } from 'yaml';
import { parseYaml } from '../../yaml';
import type { Form } from './mistake';

const CLEAN: Form = { mistake: null, repeated: [] };

/** Text that a program turns into YAML is none yet. */
function isTemplate(text: string): boolean {
  return /\{\{|\{%|<%|^[^\S\n]*#@/m.test(text);
}

/** Reads YAML, of several documents too. What is deeper than people write is not judged. */
export function yamlForm(text: string): Form {
  if (isTemplate(text)) return CLEAN;
  const lines = new LineCounter();
  const read = parseYaml(text, { lines });
  if (read.state === 'too deep') return CLEAN;
  const documents = [...read.documents];
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
