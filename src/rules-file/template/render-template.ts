import type { TemplateNode, TemplateRecord, TemplateValue, ValuePath } from './model';

/** Lists in lists in lists are soon more than anybody reads. */
const MOST_STEPS = 50_000;

export interface RenderedTemplate {
  readonly text: string;
  /** Names of the outermost values that were looked at. */
  readonly used: ReadonlySet<string>;
}

/** Follows a template. Null as soon as it gives more than `maxLength` letters, or goes on without end. */
export function renderTemplate(
  template: readonly TemplateNode[],
  values: TemplateRecord,
  maxLength: number,
): RenderedTemplate | null {
  const used = new Set<string>();
  const pieces: string[] = [];
  let [length, steps] = [0, 0];

  function follow(nodes: readonly TemplateNode[], around: readonly TemplateValue[]): boolean {
    return nodes.every((node) => {
      steps += 1;
      if (steps > MOST_STEPS) return false;
      if (node.kind === 'text') return write(node.text);
      const value = lookUp(node.path, around);
      if (node.kind === 'value') return write(typeof value === 'object' ? '' : String(value));
      if (isEmpty(value)) return follow(node.otherwise, around);
      if (node.kind === 'if' || !isList(value)) return follow(node.body, around);
      return value.every((each) => follow(node.body, [...around, each]));
    });
  }

  function write(text: string): boolean {
    length += text.length;
    pieces.push(text);
    return length <= maxLength;
  }

  function lookUp({ up, names }: ValuePath, around: readonly TemplateValue[]): TemplateValue {
    const start = around.at(-1 - up) ?? '';
    if (start === values && names[0] !== undefined) used.add(names[0]);
    return names.reduce((holder, name) => fieldOf(holder, name), start);
  }

  return follow(template, [values]) ? { text: pieces.join(''), used } : null;
}

function fieldOf(holder: TemplateValue, name: string): TemplateValue {
  if (typeof holder !== 'object' || isList(holder) || !Object.hasOwn(holder, name)) return '';
  return holder[name]!;
}

/** As Handlebars has it: nothing, an empty list and zero. */
function isEmpty(value: TemplateValue): boolean {
  return value === '' || value === 0 || (isList(value) && value.length === 0);
}

function isList(value: TemplateValue): value is readonly TemplateValue[] {
  return Array.isArray(value);
}
