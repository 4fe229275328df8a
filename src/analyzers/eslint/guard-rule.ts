import type { Rule } from 'eslint';

/** The same rule, except that it falls silent for the rest of a file in which it throws: one rule's bug is no reason to read nothing. */
export function guardRule(rule: Rule.RuleModule): Rule.RuleModule {
  return { ...rule, create: (context) => guardListeners(() => rule.create(context)) };
}

/** A rule that is loaded when a file needs it. It takes no options. */
export function lazyRule(
  isNeeded: (context: Rule.RuleContext) => boolean,
  load: () => Rule.RuleModule,
): Rule.RuleModule {
  return {
    meta: {
      schema: [],
      // ESLint looks here when the rule reports; by then it is loaded.
      get messages() {
        return load().meta?.messages ?? {};
      },
    },
    create: (context) => (isNeeded(context) ? load().create(context) : {}),
  };
}

type Listener = (...nodes: readonly unknown[]) => void;

function guardListeners(create: () => Rule.RuleListener): Rule.RuleListener {
  let broken = false;
  const attempt = <T>(work: () => T): T | undefined => {
    if (broken) return undefined;
    try {
      return work();
    } catch {
      broken = true;
      return undefined;
    }
  };
  const listeners = Object.entries(attempt(create) ?? {}) as [string, Listener][];
  return Object.fromEntries(
    listeners.map(([event, listener]) => [event, (...nodes: readonly unknown[]) => attempt(() => listener(...nodes))]),
  );
}
