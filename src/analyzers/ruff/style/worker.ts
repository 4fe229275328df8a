import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { serveFiles, type WorkerFile } from '../../sandbox';
import { checkPython } from '../check-python';
import { settingsFor } from '../rules';
import { STYLE_ROWS } from '../style-rules';

serveFiles(() => {
  const quality = new Workspace(settingsFor(STYLE_ROWS), PositionEncoding.Utf16);
  return Promise.resolve(({ path, text }: WorkerFile) =>
    checkPython({ quality, security: { check: () => [] } }, path, text),
  );
});
