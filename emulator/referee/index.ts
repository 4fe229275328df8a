export { createReferee, type Referee, type Violation } from './referee';
export { CLOUD_RULES, dataCenterRules } from './rules';
