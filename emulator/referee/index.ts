export { createReferee, type Referee, type Violation } from './referee';
