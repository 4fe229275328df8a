import { Workspace, PositionEncoding } from '@astral-sh/ruff-wasm-nodejs';
import { serveFiles, type WorkerFile } from '../sandbox';
import { BUG_RULES } from './bug-rules';
import { checkPython } from './check-python';
import { SECURITY_RULES } from './security-rules';

serveFiles(() => {
  const workspace = (rows: readonly (readonly [string, ...unknown[]])[]): Workspace =>
    new Workspace({ lint: { select: rows.map(([code]) => code) } }, PositionEncoding.Utf16);
  const bugs = workspace(BUG_RULES);
  const security = workspace(SECURITY_RULES);
  return Promise.resolve(({ path, text }: WorkerFile) => checkPython({ bugs, security }, path, text));
});
