'use strict';

// Danger knows one address of Bitbucket Cloud. Its requests go to the emulator instead, and are otherwise left as they are.
const { Agent, setGlobalDispatcher } = require('undici');

class Rerouted extends Agent {
  dispatch(options, handler) {
    const elsewhere = String(options.origin) === 'https://api.bitbucket.org';
    return super.dispatch(elsewhere ? { ...options, origin: process.env.EMULATOR_API_URL } : options, handler);
  }
}

setGlobalDispatcher(new Rerouted());
