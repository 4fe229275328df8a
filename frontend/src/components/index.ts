export { HostContext } from './host-context';
export { CopyField } from './copy-field';
export { Loading } from './loading';
export { OutsideLink } from './outside-link';
export { ProblemMessage } from './problem-message';
export { startPage } from './start-page';
export { When } from './when';
