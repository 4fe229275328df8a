/** A path as the API shows it in listings. Beware: it has a property named `toString`. */
export function pathJson(path: string): Record<string, unknown> {
  const components = path.split('/');
  const name = components.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return {
    components,
    parent: components.slice(0, -1).join('/'),
    name,
    ...(dot === -1 ? {} : { extension: name.slice(dot + 1) }),
    toString: path,
  };
}
