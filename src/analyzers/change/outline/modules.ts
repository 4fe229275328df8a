import type { Program } from '../../loom';
import { requiredByPath } from './required';
import { scriptModules } from './script-modules';
import { importedModules } from './imported';
import type { ModuleSite } from './module-site';

/** Beyond this a file was hardly written by hand. */
const MAX_SITES = 1_000;

/** Every place that breaks when what it names is gone. What a file tries to load, with an answer to its absence, is none. */
export function modulesIn(program: Program): readonly ModuleSite[] {
  return sitesOf(program).slice(0, MAX_SITES);
}

function sitesOf(program: Program): readonly ModuleSite[] {
  switch (program.language) {
    case 'javascript':
      return scriptModules(program.root);
    case 'php':
      return [...importedModules(program), ...requiredByPath(program)];
    case 'ruby':
      return requiredByPath(program);
    case 'python':
    case 'java':
    case 'kotlin':
    case 'go':
      return importedModules(program);
    default:
      return [];
  }
}
