export { answerFailure, answerFailurePage } from './answer-failure';
export { CLOSED_POLICY, frontendPolicy, plainPolicy, setPageHeaders } from './content-policy';
export { jsonForHtml, Markup, markup } from './markup';
export { plainPage } from './plain-page';
export { SignInNeeded } from './sign-in-needed';
export { toFailure } from './to-failure';
