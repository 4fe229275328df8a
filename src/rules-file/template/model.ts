/** What a value is when it is looked up from where the template stands. */
export interface ValuePath {
  /** How many lists to leave first. */
  readonly up: number;
  readonly names: readonly string[];
}

/** A template after its check. Nothing of it is ever run: it is data that `renderTemplate` follows. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: ValuePath }
  | {
      readonly kind: 'if' | 'each';
      readonly path: ValuePath;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface TemplateError {
  /** From 1, in the text of the template. */
  readonly line: number;
  readonly message: string;
}

export interface TemplateRecord {
  readonly [name: string]: TemplateValue;
}

/** What a template can show: texts are Markdown that is safe to show, for nothing is escaped on the way. */
export type TemplateValue = string | number | TemplateRecord | readonly TemplateValue[];
