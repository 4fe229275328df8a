import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { serveFiles, type WorkerFile } from '../sandbox';
import { checkPython } from './check-python';
import { QUALITY_ROWS, SECURITY_ROWS, settingsFor } from './rules';

serveFiles(() => {
  const quality = new Workspace(settingsFor(QUALITY_ROWS), PositionEncoding.Utf16);
  const security = new Workspace(settingsFor(SECURITY_ROWS), PositionEncoding.Utf16);
  return Promise.resolve(({ path, text }: WorkerFile) => checkPython({ quality, security }, path, text));
});
