import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { type RawTool, remark } from './remark';

interface Diagnostic {
  readonly code: string | null;
  readonly start_location: { readonly row: number };
}

/** Ruff with its default rules and its security rules (`S`), all of them. */
export function rawRuff(): RawTool {
  const workspace = new Workspace({ lint: { 'extend-select': ['S'] } }, PositionEncoding.Utf16);
  return {
    name: 'ruff',
    accepts: (path) => /\.pyi?$/i.test(path),
    judge: (texts) =>
      Promise.resolve(
        texts.flatMap(({ path, text }) =>
          (workspace.check(text) as readonly Diagnostic[]).flatMap(({ code, start_location: { row } }) =>
            code === null || code === 'invalid-syntax'
              ? []
              : remark('ruff', code, /^S\d/.test(code) ? 'security' : 'bug', { path, line: row }),
          ),
        ),
      ),
  };
}
