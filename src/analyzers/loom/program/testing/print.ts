import type { Annotation, Argument, Expression, FunctionValue, Parameter, Statement } from '..';

/** One line for each statement, two spaces further in for what is inside: what tests of lowering compare. */
export function print(statements: readonly Statement[]): string {
  return lines(statements).join('\n');
}

function lines(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(statementLines);
}

function inside(statements: readonly Statement[]): readonly string[] {
  return lines(statements).map((line) => `  ${line}`);
}

function statementLines(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'expression':
      return [text(statement.value)];
    case 'variable': {
      const { annotations, modifiers, target, type, value } = statement;
      const head = [...annotations.map(annotationText), ...modifiers, 'var', text(target)].join(' ');
      return [head + (type === null ? '' : `: ${type}`) + (value ? ` = ${text(value)}` : '')];
    }
    case 'if':
      return [
        `if ${text(statement.test)}`,
        ...inside(statement.then),
        ...(statement.otherwise.length > 0 ? ['else', ...inside(statement.otherwise)] : []),
      ];
    case 'loop': {
      const { each, test } = statement;
      const head = each ? ` ${text(each.target)} of ${text(each.of)}` : test ? ` while ${text(test)}` : '';
      return [`loop${head}`, ...inside(statement.body)];
    }
    case 'switch':
      return [
        `switch ${statement.subject ? text(statement.subject) : ''}`.trimEnd(),
        ...statement.cases.flatMap(({ tests, body }) => [
          `  case ${tests.length > 0 ? tests.map(text).join(' | ') : '*'}`,
          ...inside(body).map((line) => `  ${line}`),
        ]),
      ];
    case 'return':
    case 'throw':
      return [statement.value ? `${statement.kind} ${text(statement.value)}` : statement.kind];
    case 'jump':
      return ['jump'];
    case 'try':
      return [
        'try',
        ...inside(statement.body),
        ...statement.catches.flatMap(({ name, types, body }) => [
          ['catch', types.join('|'), name === null ? '' : `as ${name}`].filter(Boolean).join(' '),
          ...inside(body),
        ]),
        ...(statement.last.length > 0 ? ['finally', ...inside(statement.last)] : []),
      ];
    case 'using':
      return ['using', ...inside(statement.resources).map((line) => `  ${line}`), ...inside(statement.body)];
    case 'function':
      return [
        ...statement.value.annotations.map(annotationText),
        headOf(statement.value),
        ...inside(statement.value.body),
      ];
    case 'class': {
      const bases = statement.bases.length > 0 ? ` < ${statement.bases.join(', ')}` : '';
      return [
        ...statement.annotations.map(annotationText),
        `class ${statement.name ?? ''}${bases}`,
        ...inside(statement.members),
      ];
    }
    case 'import':
      return [`import ${statement.name} of ${statement.qualified} (${statement.module})`];
  }
}

function text(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'literal':
      return expression.type === 'string' ? JSON.stringify(expression.value) : expression.value;
    case 'template':
      return `${expression.tag ? text(expression.tag) : ''}\`${expression.parts.map(text).join(' ')}\``;
    case 'binary':
      return `(${text(expression.left)} ${expression.operator} ${text(expression.right)})`;
    case 'unary':
      return `(${expression.operator} ${text(expression.operand)})`;
    case 'member':
      return `${text(expression.object)}.${expression.name}`;
    case 'index':
      return `${text(expression.object)}[${expression.index ? text(expression.index) : ''}]`;
    case 'call':
      return `${expression.makes ? 'new ' : ''}${text(expression.callee)}(${expression.args.map(argumentText).join(', ')})`;
    case 'function':
      return `{${headOf(expression)} -> ${lines(expression.body).join('; ')}}`;
    case 'entries': {
      const [open, close] = expression.form === 'map' ? ['{', '}'] : ['[', ']'];
      const entries = expression.entries.map(
        ({ key, value, spread }) => (key ? `${text(key)}: ` : '') + (spread ? '...' : '') + text(value),
      );
      return open + entries.join(', ') + close;
    }
    case 'assign':
      return `(${text(expression.target)} ${expression.operator} ${text(expression.value)})`;
    case 'choice':
      return `(${text(expression.test)} ? ${text(expression.then)} : ${expression.otherwise ? text(expression.otherwise) : ''})`;
    case 'wrapped':
      return `<${expression.by}${expression.type === null ? '' : ` ${expression.type}`} ${expression.values.map(text).join(', ')}>`;
  }
}

function argumentText({ name, spread, value }: Argument): string {
  return (name === null ? '' : `${name}=`) + (spread ? '...' : '') + text(value);
}

function annotationText({ name, args }: Annotation): string {
  return `@${name}(${args.map(argumentText).join(', ')})`;
}

function headOf({ name, params, async, returns, modifiers }: FunctionValue): string {
  const head = [...modifiers, ...(async ? ['async'] : []), 'fn', ...(name === null ? [] : [name])].join(' ');
  return `${head}(${params.map(parameterText).join(', ')})${returns === null ? '' : `: ${returns}`}`;
}

function parameterText({ target, type, annotations, fallback, rest }: Parameter): string {
  const head = annotations.map((one) => `${annotationText(one)} `).join('') + (rest ? '...' : '') + text(target);
  return head + (type === null ? '' : `: ${type}`) + (fallback ? ` = ${text(fallback)}` : '');
}
