import './panel.css';
import { panelApi } from '../api';
import { startPage } from '../components';
import { Panel } from './panel';

startPage(({ boot, session }) => <Panel api={panelApi(session)} settingsUrl={boot.settingsUrl} />);
