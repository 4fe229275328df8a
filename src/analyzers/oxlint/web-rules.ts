import type { OxlintRow } from './rule-row';

/** React, the browser, and tests. */
export const WEB_RULES: readonly OxlintRow[] = [
  ['react/jsx-key', 'warning', 'bug', 'List items without a key lose their state when the list changes'],
  ['react/jsx-no-duplicate-props', 'warning', 'bug', 'A prop is given twice: the first value is lost'],
  ['react/jsx-no-undef', 'warning', 'bug', 'The component is not defined: rendering throws'],
  ['react/jsx-no-script-url', 'warning', 'security', 'A javascript: address runs whatever it holds', 79],
  ['react/no-children-prop', 'info', 'maintainability', 'Children belong between the tags, not in a prop'],
  [
    'react/no-danger',
    'info',
    'security',
    'dangerouslySetInnerHTML writes HTML unescaped: make sure that it is sanitised',
    79,
  ],
  [
    'react/no-danger-with-children',
    'warning',
    'bug',
    'Children and dangerouslySetInnerHTML exclude each other: rendering throws',
  ],
  ['react/no-direct-mutation-state', 'warning', 'bug', 'Changing state in place does not render, and is overwritten'],
  ['react/no-find-dom-node', 'info', 'maintainability', 'findDOMNode was removed from React'],
  ['react/no-is-mounted', 'warning', 'bug', 'isMounted does not exist in classes'],
  ['react/no-render-return-value', 'info', 'bug', 'The return value of render is not to be relied on'],
  ['react/no-string-refs', 'info', 'maintainability', 'String refs were removed from React'],
  [
    'react/no-unstable-nested-components',
    'warning',
    'bug',
    'A component defined while rendering loses its state with every render',
  ],
  [
    'react/rules-of-hooks',
    'warning',
    'bug',
    'A hook that is not called on every render mixes up the state of all hooks',
  ],
  ['react/style-prop-object', 'warning', 'bug', 'style takes an object, not a text: rendering throws'],
  ['react/void-dom-elements-no-children', 'warning', 'bug', 'The element cannot have children: rendering throws'],
  [
    'unicorn/require-post-message-target-origin',
    'warning',
    'security',
    'postMessage without a target origin reaches nobody or everybody',
    346,
  ],
  ['jest/no-focused-tests', 'warning', 'test', 'A focused test switches all others off'],
  ['jest/no-standalone-expect', 'info', 'test', 'An expectation outside of a test is never counted'],
  [
    'jest/valid-expect',
    'warning',
    'test',
    'The expectation checks nothing: it has no matcher, or is not awaited',
    null,
    // Vitest takes a message as the second one.
    { maxArgs: 2 },
  ],
  ['jest/valid-expect-in-promise', 'warning', 'test', 'The test ends before the expectation is checked'],
];
