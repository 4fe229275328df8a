import type { SyntaxNode } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Check } from './check';

/** What gives nothing to work with when it fails. */
const FAILING = nameIndex([
  [
    [
      'os.Open',
      'os.OpenFile',
      'os.Create',
      'os.CreateTemp',
      'http.Get',
      'http.Post',
      'http.PostForm',
      'http.Head',
      'http.Client.Do',
      'http.Client.Get',
      'http.Client.Post',
      'http.NewRequest',
      'http.NewRequestWithContext',
      'net.Dial',
      'net.DialTimeout',
      'net.Listen',
      'tls.Dial',
      'tls.Listen',
      'sql.DB.Query',
      'sql.DB.Begin',
      'sql.DB.QueryContext',
      'sql.DB.BeginTx',
      'sql.DB.Prepare',
      'zip.OpenReader',
      'gzip.NewReader',
      'url.Parse',
    ],
    true as const,
  ],
]);

/** `f, _ := os.Open(...)`: when it fails, what comes next reads from nothing. */
export const lostError: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  if (program.language !== 'go') return found;
  walk(program, resolver.names, {
    statement(statement, scope) {
      if (statement.kind !== 'variable' || statement.target.kind !== 'entries' || statement.value?.kind !== 'call')
        return;
      const [result, error] = statement.target.entries.map(({ value }) => (value.kind === 'name' ? value.name : ''));
      if (result === '_' || error !== '_') return;
      if (FAILING.find(resolver.namesOf(statement.value.callee, scope)).length > 0) found.push(statement.node);
    },
  });
  return found;
};
