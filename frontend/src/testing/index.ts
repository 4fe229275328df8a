export { accessibilityFaults, fakeBrowser } from './browser';
export { fakeServer } from './fake-server';
export { finding, PANEL_VIEWS, panelView } from './panel-views';
export { SETTINGS_VIEWS, settingsView } from './settings-views';
