export { authorizePage } from './authorize';
export { codeGrant, refreshGrant } from './grants';
export { OAuthRefusal } from './refusal';
export { consumerOf, formOf, refuse, tokenEndpoint } from './token-endpoint';
