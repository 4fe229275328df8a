import './settings.css';
import { settingsApi } from '../api';
import { startPage } from '../components';
import { SettingsPage } from './settings-page';

startPage(({ boot, session }) => {
  const scope = boot.page === 'workspace-settings' ? 'workspace' : 'repository';
  return <SettingsPage scope={scope} api={settingsApi(session, scope)} />;
});
