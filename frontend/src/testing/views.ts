// Plain data, apart from the rest of the test support, which needs a browser.
export { finding, PANEL_VIEWS, panelView, review } from './panel-views';
export { SETTINGS_VIEWS, settingsView } from './settings-views';
