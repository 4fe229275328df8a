export { parseCloudWebhook } from './parse';
export { isGenuine, signatureKeys } from './signature';
