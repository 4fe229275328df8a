export { readBoot } from './boot';
export { isBusy } from './pace';
export { type PanelApi, panelApi } from './panel-api';
export { asProblem, Problem } from './problem';
export { openSession, type Session } from './session';
export { type SettingsApi, settingsApi } from './settings-api';
export { httpTransport } from './transport';
export { type PanelWatch, watchPanel } from './watch-panel';
