export { parseCloudWebhook } from './parse';
export { CLOUD_SENDER } from './sender';
export { isGenuine, signatureKeys } from './signature';
