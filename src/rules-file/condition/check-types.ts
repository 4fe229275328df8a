import { globProblem } from '../glob';
import { nearestKey } from '../nearest-key';
import { listed, shown } from '../shown';
import { METHODS, TYPE_NAMES } from './members';
import { type ConditionError, type Expression, FACT_TYPES, type Predicate, type ValueType } from './model';

const MOST_NESTED_PREDICATES = 2;

/** The first reason why the expression cannot be evaluated to a yes or no, or null. */
export function typeError(expression: Expression): ConditionError | null {
  const checker = new TypeChecker();
  checker.expect('boolean', expression, 'The condition');
  return checker.error;
}

class TypeChecker {
  error: ConditionError | null = null;
  /** Parameters of the predicates around the current expression; each stands for one text. */
  private readonly parameters: string[] = [];

  expect(wanted: ValueType, expression: Expression, who: string): void {
    const found = this.typeOf(expression);
    if (found !== null && found !== wanted) {
      this.fail(expression.at, `${who} must be ${TYPE_NAMES[wanted]}; this is ${TYPE_NAMES[found]}.`);
    }
  }

  /** Null once something is wrong: its type is then nobody's business. */
  private typeOf(expression: Expression): ValueType | null {
    if (this.error !== null) return null;
    switch (expression.kind) {
      case 'literal':
        return typeof expression.value === 'string'
          ? 'text'
          : typeof expression.value === 'number'
            ? 'number'
            : 'boolean';
      case 'name':
        return this.typeOfName(expression.name, expression.at);
      case 'not':
        this.expect('boolean', expression.operand, 'What follows `!`');
        return 'boolean';
      case 'binary':
        return this.typeOfBinary(expression);
      case 'property':
        return this.typeOfProperty(expression);
      case 'call':
        return this.typeOfCall(expression);
    }
  }

  private typeOfName(name: string, at: number): ValueType | null {
    if (this.parameters.includes(name)) return 'text';
    if (name === 'files' && this.parameters.length > 0) {
      return this.fail(at, 'Inside the function use its parameter: `files` as a whole cannot be asked there.');
    }
    if (Object.hasOwn(FACT_TYPES, name)) return FACT_TYPES[name as keyof typeof FACT_TYPES];
    const known = [...Object.keys(FACT_TYPES), ...this.parameters];
    const meant = nearestKey(name, known);
    const hint = meant === null ? `known are ${listed(known)}` : `did you mean ${shown(meant)}?`;
    return this.fail(at, `Unknown name ${shown(name)}; ${hint}${meant === null ? '.' : ''}`);
  }

  private typeOfBinary({ operator, left, right, at }: Extract<Expression, { kind: 'binary' }>): ValueType | null {
    if (operator === '&&' || operator === '||') {
      this.expect('boolean', left, `What stands before ${shown(operator)}`);
      this.expect('boolean', right, `What follows ${shown(operator)}`);
      return 'boolean';
    }
    if (operator !== '==' && operator !== '!=') {
      this.expect('number', left, `What stands before ${shown(operator)}`);
      this.expect('number', right, `What follows ${shown(operator)}`);
      return 'boolean';
    }
    const before = this.typeOf(left);
    const after = this.typeOf(right);
    if (before === null || after === null) return null;
    if (before === 'list' || after === 'list')
      return this.fail(at, 'A list cannot be compared; ask it with `any`, `all` or `count`.');
    if (before === after) return 'boolean';
    return this.fail(
      at,
      `${shown(operator)} compares ${TYPE_NAMES[before]} with ${TYPE_NAMES[after]}: that is never equal.`,
    );
  }

  private typeOfProperty({ target, name, at }: Extract<Expression, { kind: 'property' }>): ValueType | null {
    const owner = this.typeOf(target);
    if (owner === null) return null;
    if (name === 'length' && (owner === 'list' || owner === 'text')) return 'number';
    if (Object.hasOwn(METHODS[owner], name)) return this.fail(at, `${shown(name)} is a method: write \`${name}(…)\`.`);
    return this.unknownMember(owner, name, at);
  }

  private typeOfCall({ target, name, argument, at }: Extract<Expression, { kind: 'call' }>): ValueType | null {
    const owner = this.typeOf(target);
    if (owner === null) return null;
    const method = Object.hasOwn(METHODS[owner], name) ? METHODS[owner][name] : undefined;
    if (!method) return this.unknownMember(owner, name, at);
    switch (method.argument) {
      case 'predicate?':
        return argument === null || this.predicate(name, argument, at) ? method.result : null;
      case 'predicate':
        return this.predicate(name, argument, at) ? method.result : null;
      case 'text':
      case 'glob':
        return this.textArgument(name, argument, at, method.argument) ? method.result : null;
    }
  }

  private predicate(method: string, argument: Expression | Predicate | null, at: number): boolean {
    if (argument?.kind !== 'predicate') {
      this.fail(argument?.at ?? at, `${shown(method)} needs a function: write \`${method}(f => …)\`.`);
      return false;
    }
    if (this.parameters.length >= MOST_NESTED_PREDICATES) {
      this.fail(argument.at, `Functions can be nested ${MOST_NESTED_PREDICATES} deep at most.`);
    }
    if (Object.hasOwn(FACT_TYPES, argument.parameter) || this.parameters.includes(argument.parameter)) {
      this.fail(argument.at, `${shown(argument.parameter)} already has a meaning; give the parameter another name.`);
    }
    this.parameters.push(argument.parameter);
    this.expect('boolean', argument.body, 'What the function gives');
    this.parameters.pop();
    return this.error === null;
  }

  private textArgument(
    method: string,
    argument: Expression | Predicate | null,
    at: number,
    kind: 'text' | 'glob',
  ): boolean {
    if (argument === null || argument.kind === 'predicate') {
      this.fail(argument?.at ?? at, `${shown(method)} needs a text: write \`${method}('…')\`.`);
    } else if (kind === 'text') {
      this.expect('text', argument, `The argument of ${shown(method)}`);
    } else if (argument.kind !== 'literal' || typeof argument.value !== 'string') {
      this.fail(argument.at, 'The argument of `match` must be a glob in quotes.');
    } else {
      const problem = globProblem(argument.value);
      if (problem !== null) this.fail(argument.at, problem);
    }
    return this.error === null;
  }

  private unknownMember(owner: ValueType, name: string, at: number): null {
    const members = Object.keys(METHODS[owner]);
    const has = members.length === 0 ? 'nothing to ask' : listed([...members, 'length']);
    const forEach = owner === 'list' && Object.hasOwn(METHODS.text, name) ? `; write \`any(f => f.${name}('…'))\`` : '';
    const owned = TYPE_NAMES[owner];
    return this.fail(
      at,
      `${owned.charAt(0).toUpperCase()}${owned.slice(1)} has no ${shown(name)}, it has ${has}${forEach}.`,
    );
  }

  private fail(at: number, message: string): null {
    this.error ??= { at, message };
    return null;
  }
}
