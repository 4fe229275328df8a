import type { Annotation, Argument, Expression, FunctionValue, Statement } from '..';

/** A program as one line per statement, for tests to compare: `(if (== a 1) [...] [...])`. */
export function printStatements(statements: readonly Statement[]): readonly string[] {
  return statements.map(statement);
}

function statement(one: Statement): string {
  switch (one.kind) {
    case 'expression':
      return expression(one.value);
    case 'variable':
      return line(
        'var',
        ...one.modifiers,
        notes(one.annotations),
        one.type && `:${one.type}`,
        expression(one.target),
        maybe(one.value),
      );
    case 'if':
      return line('if', expression(one.test), body(one.then), one.otherwise.length > 0 && body(one.otherwise));
    case 'loop':
      return line(
        'loop',
        one.each && `${expression(one.each.target)} of ${expression(one.each.of)}`,
        maybe(one.test),
        body(one.body),
      );
    case 'switch':
      return line(
        'switch',
        maybe(one.subject),
        ...one.cases.map((each) => line('case', ...each.tests.map(expression), body(each.body))),
      );
    case 'return':
    case 'throw':
      return line(one.kind, maybe(one.value));
    case 'jump':
      return '(jump)';
    case 'try':
      return line(
        'try',
        body(one.body),
        ...one.catches.map((each) => line('catch', each.types.join('|'), each.name, body(each.body))),
        one.last.length > 0 && line('finally', body(one.last)),
      );
    case 'using':
      return line('using', body(one.resources), body(one.body));
    case 'function':
      return functionText(one.value);
    case 'class':
      return line(
        'class',
        notes(one.annotations),
        one.name,
        one.bases.length > 0 && `< ${one.bases.join(', ')}`,
        body(one.members),
      );
    case 'import':
      return line('import', one.name, one.qualified, one.module);
  }
}

function expression(one: Expression): string {
  switch (one.kind) {
    case 'name':
      return one.name;
    case 'literal':
      return one.type === 'string' ? JSON.stringify(one.value) : one.value;
    case 'template':
      return line('template', maybe(one.tag), ...one.parts.map(expression));
    case 'binary':
      return line(one.operator, expression(one.left), expression(one.right));
    case 'unary':
      return line(one.operator, expression(one.operand));
    case 'member':
      return `${expression(one.object)}.${one.name}`;
    case 'index':
      return `${expression(one.object)}[${maybe(one.index)}]`;
    case 'call':
      return `${one.makes ? 'new ' : ''}${expression(one.callee)}${args(one.args)}`;
    case 'function':
      return functionText(one);
    case 'entries':
      return line(
        one.form,
        ...one.entries.map(
          ({ key, value, spread }) => `${key ? `${expression(key)}: ` : ''}${spread ? '...' : ''}${expression(value)}`,
        ),
      );
    case 'assign':
      return line(one.operator, expression(one.target), expression(one.value));
    case 'choice':
      return line('?', expression(one.test), expression(one.then), maybe(one.otherwise));
    case 'wrapped':
      return line(one.by, one.type && `:${one.type}`, ...one.values.map(expression));
  }
}

function functionText(one: FunctionValue): string {
  const params = one.params.map(({ target, type, fallback, rest, annotations }) =>
    [
      notes(annotations),
      rest ? '...' : '',
      expression(target),
      type ? `:${type}` : '',
      fallback ? `=${expression(fallback)}` : '',
    ].join(''),
  );
  const head = [one.async && 'async', ...one.modifiers, 'function', one.name].filter(Boolean).join(' ');
  return line(notes(one.annotations), head, `(${params.join(', ')})`, one.returns && `:${one.returns}`, body(one.body));
}

function notes(annotations: readonly Annotation[]): string {
  return annotations.map((one) => `@${one.name}${one.args.length > 0 ? args(one.args) : ''}`).join(' ');
}

function args(list: readonly Argument[]): string {
  return `(${list.map(({ name, spread, value }) => `${name ? `${name}=` : ''}${spread ? '...' : ''}${expression(value)}`).join(', ')})`;
}

function body(statements: readonly Statement[]): string {
  return `[${statements.map(statement).join(' ')}]`;
}

function maybe(one: Expression | null): string {
  return one ? expression(one) : '';
}

function line(...parts: readonly (string | false | null)[]): string {
  return `(${parts.filter(Boolean).join(' ')})`;
}
