export { demoCommand } from './demo';
