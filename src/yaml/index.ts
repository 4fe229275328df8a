export { parseYaml, type ParsedYaml } from './parse-yaml';
