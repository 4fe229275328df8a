export { probeCloud, type CloudFacts } from './cloud';
export { type FailedDelivery, type HookFacts, probeHooks } from './data-center-hooks';
export { probeInstance, type InstanceFacts, probeToken, type TokenFacts } from './data-center';
