import type { FileDiff } from '../../diff';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';

const RULE: Rule = {
  id: 'pull-request/migration-without-rollback',
  tool: 'pull-request',
  severity: 'info',
  category: 'maintainability',
  languages: ['javascript', 'typescript', 'python', 'php', 'ruby', 'csharp', 'sql'],
  title: 'A migration was added that cannot be undone: a bad release can then not be rolled back',
};

/** A kind of migration that has a way back by convention, and how each way begins. */
interface Convention {
  readonly path: RegExp;
  readonly up: RegExp;
  readonly down: RegExp;
}

const CONVENTIONS: readonly Convention[] = [
  {
    path: /(^|\/)migrations\/[^/]+\.[cm]?[jt]s$/,
    up: /\b(?:exports\.up\b|function\s+up\b|async\s+up\s*\(|\bup\s*[:(]|const\s+up\b)/,
    down: /\b(?:exports\.down\b|function\s+down\b|async\s+down\s*\(|\bdown\s*[:(]|const\s+down\b)/,
  },
  { path: /(^|\/)(alembic|migrations)\/versions\/[^/]+\.py$/, up: /^def upgrade\b/, down: /^def downgrade\b/ },
  { path: /(^|\/)db\/migrate\/[^/]+\.rb$/, up: /^\s+def (?:self\.)?up\b/, down: /^\s+def (?:self\.)?down\b/ },
  { path: /(^|\/)migrations\/[^/]+\.php$/i, up: /\bfunction up\s*\(/, down: /\bfunction down\s*\(/ },
  { path: /(^|\/)Migrations\/[^/]+\.cs$/, up: /\bvoid Up\s*\(/, down: /\bvoid Down\s*\(/ },
];

const UP_SCRIPT = '.up.sql';

/** New migrations of frameworks that know a way back. */
export const migrations: ChangeCheck = { rules: [RULE], find };

function find({ diff, selected }: ChangeView): readonly Finding[] {
  const added = diff.files.filter(
    ({ status, newPath }) => status === 'added' && newPath !== null && selected.has(newPath),
  );
  const paths = new Set(added.map(({ newPath }) => newPath));
  return added.flatMap((file) => findIn(file, file.newPath!, paths));
}

function findIn(file: FileDiff, path: string, added: ReadonlySet<string | null>): readonly Finding[] {
  if (path.endsWith(UP_SCRIPT)) {
    return added.has(`${path.slice(0, -UP_SCRIPT.length)}.down.sql`)
      ? []
      : [findingOf(RULE, { path, lines: null }, MESSAGE)];
  }
  const convention = CONVENTIONS.find((each) => each.path.test(path));
  if (!convention) return [];
  const lines = [...addedLines(file)];
  const up = lines.find(({ text }) => convention.up.test(text));
  const down = lines.findIndex(({ text }) => convention.down.test(text));
  if (!up || (down >= 0 && !isEmpty(lines.slice(down).map(({ text }) => text)))) return [];
  const { line } = down >= 0 ? lines[down]! : up;
  return [findingOf(RULE, { path, lines: { start: line, end: line } }, MESSAGE)];
}

const MESSAGE =
  'This migration has no way back. Write one, or say in it why it cannot be undone, so that a release can be rolled back.';

/** `def downgrade(): pass`, `down() {}`: a comment in it says at least why. */
function isEmpty([head, ...body]: readonly string[]): boolean {
  if (/=>\s*[^{\s]/.test(head ?? '')) return false;
  const rest = /[{:]\s*(.*)$/.exec(head ?? '')?.[1] ?? '';
  const first = [rest, ...body].map((text) => text.trim()).find((text) => text !== '' && text !== '{');
  return first === undefined || /^(?:pass|end|\}\s*[;,)]*)$/.test(first);
}
