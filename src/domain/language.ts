/** Languages by the name users write and `loom rules` prints. */
export type Language =
  | 'javascript'
  | 'typescript'
  | 'python'
  | 'java'
  | 'kotlin'
  | 'go'
  | 'csharp'
  | 'php'
  | 'ruby'
  | 'rust'
  | 'c'
  | 'cpp'
  | 'sql'
  | 'shell'
  | 'dockerfile'
  | 'yaml'
  | 'json'
  | 'terraform'
  | 'css'
  | 'html'
  | 'markdown'
  | 'graphql'
  | 'protobuf'
  | 'toml';

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  go: 'go',
  cs: 'csharp',
  php: 'php',
  phtml: 'php',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  rs: 'rust',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hh: 'cpp',
  hpp: 'cpp',
  hxx: 'cpp',
  sql: 'sql',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  dockerfile: 'dockerfile',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  tf: 'terraform',
  tfvars: 'terraform',
  css: 'css',
  scss: 'css',
  less: 'css',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  graphql: 'graphql',
  graphqls: 'graphql',
  gql: 'graphql',
  proto: 'protobuf',
  toml: 'toml',
};

const BY_NAME: Readonly<Record<string, Language>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  rakefile: 'ruby',
  gemfile: 'ruby',
};

/** The language of a file by its name alone, or null when the name does not tell. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (named) return named;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1) : '';
  return (Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined) ?? null;
}
