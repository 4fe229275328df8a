export { parseDataCenterWebhook } from './parse';
export { DATA_CENTER_SENDER } from './sender';
