/** Languages whose security rules are measured by the line. */
export const LANGUAGES = ['javascript', 'python', 'java', 'go', 'csharp', 'php', 'ruby', 'rust', 'cpp'] as const;

/** One more, measured by the file. */
export const GROUPS = [...LANGUAGES, 'iac'] as const;
export type Group = (typeof GROUPS)[number];

const BY_LANGUAGE: Readonly<Record<string, Group>> = {
  ...Object.fromEntries(LANGUAGES.map((name) => [name, name])),
  typescript: 'javascript',
  vue: 'javascript',
  c: 'cpp',
  terraform: 'iac',
  yaml: 'iac',
  dockerfile: 'iac',
};

/** The group that an item is counted in, or null: then it is not measured. */
export function groupOf({ lang }: { readonly lang: string }): Group | null {
  return BY_LANGUAGE[lang] ?? null;
}
