import { capabilitiesOf } from './capabilities';

it.each([
  ['7.0.1', { tasks: false, repositoryBuilds: false, resolve: false, multiLineComments: false }],
  ['7.21.0', { tasks: true, repositoryBuilds: true, resolve: false, mergeBase: false, suggestions: false }],
  ['8.15.2', { resolve: true, mergeBase: false, multiLineComments: false }],
  ['8.19.12', { resolve: true, suggestions: true, mergeBase: true, multiLineComments: false }],
  ['9.2.9', { multiLineComments: false }],
  ['9.3.0', { multiLineComments: true }],
  ['10.2.6', { multiLineComments: true, tasks: true, reports: true }],
  ['99.0-rc1', { multiLineComments: true, cancelledBuilds: true }],
])('%s can what it can', (version, expected) => {
  expect(capabilitiesOf(version)).toMatchObject(expected);
});

it.each(['6.10.17', '5.16.0', '', 'ten', '9'])('%j is refused, with what to do', (version) => {
  expect(() => capabilitiesOf(version)).toThrow(/does not work with this version/);
});
