import type { DocumentRule, Hit } from '../../document-rules';
import type { ConfigFile } from '../config-file';

const file = (path: string, text: string): { path: string; text: string } => ({ path, text });

/** Files that are not what they are meant to be. */
export const FORM_RULES: readonly DocumentRule<ConfigFile>[] = [
  {
    name: 'syntax-error',
    severity: 'blocker',
    category: 'bug',
    languages: ['json', 'yaml', 'toml'],
    title: 'The file does not parse, so whatever reads it fails',
    advice: 'Correct it at this line or just above.',
    help: 'https://www.rfc-editor.org/rfc/rfc8259',
    *find({ form }: ConfigFile): Generator<Hit> {
      if (form.mistake) yield { line: form.mistake.line, hint: `The parser says: ${form.mistake.message}` };
    },
    examples: {
      bad: [
        file('a.json', '{"a": 1 "b": 2}'),
        file('package.json', '{"name": "a",}'),
        file('a.json', '{"a": [1, 2}'),
        file('a.yaml', 'a: [1, 2\nb: 3\n'),
        file('a.yml', 'a: b: c\n'),
        file('a.toml', '[a]\nb 1\n'),
      ],
      ok: [
        file('a.json', '{"a": [1, -2.5e3, true, null, {"b": "\\""}]}'),
        file('tsconfig.json', '{\n  // why\n  "a": [1,],\n}'),
        file('a.yaml', 'a: !Ref b\n---\nc: d\n'),
        file('chart/a.yaml', 'a: {{ .Values.a }}\n'),
        file('a.toml', 'a = """\nx y\n"""\nb = [\n  1, # one\n]\n[c.d]\n"e f" = {g = 1}\n'),
        file('test/fixtures/broken.json', '{'),
      ],
    },
  },
  {
    name: 'duplicate-key',
    severity: 'warning',
    category: 'bug',
    languages: ['json', 'yaml', 'toml'],
    title: 'The key is in its map twice: readers take the last one, or refuse the file',
    advice: 'Keep one of the two.',
    help: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
    *find({ form }: ConfigFile): Generator<Hit> {
      for (const { line, key } of form.repeated) yield { line, hint: `It is ${key.slice(0, 80)}.` };
    },
    examples: {
      bad: [
        file('a.json', '{"a": 1, "b": {"c": 1, "c": 2}}'),
        file('a.yaml', 'a: 1\nb: 2\na: 3\n'),
        file('b.yml', '- x: 1\n  x: 2\n'),
        file('a.toml', '[a]\nb = 1\nb = 2\n'),
        file('c.toml', '[a]\nb = 1\n[a]\nc = 1\n'),
      ],
      ok: [
        file('a.json', '[{"a": 1}, {"a": 2}]'),
        file('a.yaml', 'a: {b: 1}\nc: {b: 1}\n---\na: 2\n'),
        file('m.yaml', 'x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n'),
        file('a.toml', '[[a]]\nb = 1\n[a.c]\nd = 1\n[[a]]\nb = 2\n[a.c]\nd = 2\n'),
      ],
    },
  },
];
